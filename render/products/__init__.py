"""What is made of an organisation: one paper a file, in one language. A product knows no writer."""
