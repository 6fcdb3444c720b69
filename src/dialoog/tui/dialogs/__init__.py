"""Small questions on top of a screen. Each returns what was answered, or None for "never mind"."""
