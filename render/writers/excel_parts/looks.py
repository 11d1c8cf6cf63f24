"""The formats of cells in a workbook, each made once."""

from functools import cache
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from render.themes import Theme
from render.writers.excel_parts.ruler import has_han
from render.writers.sign_looks import SignLook

ACTS = frozenset("=+-@")
"""What begins a formula when somebody edits the cell, even where the file holds it as a text."""

TITLE_GROWTH = 3
"""Points by which a title is larger than that of a section."""

_MOST_INDENT = 15  # that Excel takes


class Looks:
    """Formats by what a cell is for."""

    def __init__(self, book: Workbook, theme: Theme, language: str) -> None:
        self._book = book
        self._roles = _roles(theme, theme.word_han_font if has_han(language) else theme.word_latin_font)
        self.of = cache(self._of)

    def text(self, role: str, text: str, depth: int = 0) -> Format:
        """The format of a text: one that could be taken for a formula stays a text when it is edited."""
        return self.of(role, depth, text[:1] in ACTS)

    def changed(self, look: SignLook) -> Format:
        """What a conditional format changes."""
        return self._book.add_format({"bg_color": look.fill, "font_color": look.ink, "bold": look.is_bold})

    def _of(self, role: str, depth: int = 0, guarded: bool = False) -> Format:
        looks = dict(self._roles[role])
        if depth:
            looks["indent"] = min(_MOST_INDENT, 1 + 2 * depth)
        if guarded:
            looks["quote_prefix"] = True
        return self._book.add_format(looks)


def _roles(theme: Theme, font: str) -> dict[str, dict[str, Any]]:
    """What XlsxWriter is told of a cell, by what that is for."""
    sizes, palette = theme.type, theme.palette
    common = {
        "font_name": font, "font_size": sizes.table, "font_color": palette.ink, "valign": "vcenter", "text_wrap": True
    }  # fmt: skip
    bordered = common | {"border": 1, "border_color": palette.rule}
    header = bordered | {"bold": True, "font_color": palette.on_accent, "bg_color": palette.accent, "indent": 1}
    words = bordered | {"indent": 1}
    group = words | {"bold": True, "font_color": palette.accent, "bg_color": palette.tint}
    at_the_right = {"align": "right", "text_wrap": False}
    return {
        "title": common | {"font_size": sizes.section + TITLE_GROWTH, "bold": True, "font_color": palette.accent},
        "note": common | {"font_color": palette.muted, "valign": "top"},
        "header": header,
        "sign_header": header | {"align": "center", "indent": 0},
        "figure_header": header | {"align": "right"},
        "words": words,
        "group": group,
        "sign": bordered | {"align": "center"},
        "figure": words | at_the_right,
        "total": group | at_the_right,
    }
