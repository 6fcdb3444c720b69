"""What the stage is made of: what the wall shows, the tools of a phase, the pulse of time."""
