"""How much a source may make us do. Each limit has its own clear message where it is applied."""

MAX_BYTES = 64 * 2**20
"""Of any source file."""

MAX_TEXT_BYTES = 32 * 2**20
"""Of a source that is text."""

MAX_MARKUP = 8 * 2**20
MAX_MARKDOWN = 2**20
"""In characters, of HTML and YAML and of Markdown: their parsers need more time."""

MAX_UNPACKED = 256 * 2**20
"""What the parts of a zipped document may come to, counted while unpacking, not as declared."""

MAX_PARTS = 5_000
MAX_ROWS = 200_000
MAX_COLUMNS = 512
MAX_CELLS = 4_000_000
"""Rows times columns, blank ones and those of merged cells included."""

MAX_CELL_TEXT = 32_767
"""Characters of one cell, as in Excel; what goes beyond is cut, with a note."""
