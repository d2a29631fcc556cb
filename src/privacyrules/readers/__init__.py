"""What comes in: the text of a file to schema changes or flows; one module per format."""
