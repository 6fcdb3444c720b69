"""dialoog: professional dialogue in schools, guided from a terminal."""

__version__ = "0.1.0"
