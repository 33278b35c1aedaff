"""What the shelf is made of: its files, their originals, and what was withdrawn."""
