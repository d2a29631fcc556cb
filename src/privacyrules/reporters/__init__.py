"""What goes out: findings and answers to text; one module per format."""
