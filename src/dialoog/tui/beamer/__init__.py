"""The room's side of a running meeting on a second screen: what is sent, where it is found, and who shows it."""
