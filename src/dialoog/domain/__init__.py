"""What a meeting is: pure records and functions, standard library only; no file, no clock, no screen."""
