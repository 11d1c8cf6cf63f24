"""What a Word document is made of: its blocks, its drawings, and the template that they go into."""
