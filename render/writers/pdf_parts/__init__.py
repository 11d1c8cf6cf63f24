"""What a PDF is made of: pages to draw on, their tags, and the blocks that are laid out on them."""
