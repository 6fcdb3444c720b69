"""An example school to look around in. Everybody in it is made up."""
