"""What leaves dialoog: one model of what may be told, one module per format, and careful writing."""
