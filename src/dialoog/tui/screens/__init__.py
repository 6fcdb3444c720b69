"""One module per screen, named after what people see."""
