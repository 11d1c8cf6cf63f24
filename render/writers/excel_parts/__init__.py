"""What a workbook is made of: rows as high as their text, and their looks."""
