"""What a slide is made of: text, lines, and where they stand."""
