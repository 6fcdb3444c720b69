"""The meeting while it happens: intents in, state out, everything on its way to disk."""
