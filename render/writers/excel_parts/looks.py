"""The formats of cells in a workbook, each made once."""

from functools import cache
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from render.themes import Theme
from render.writers.excel_parts.layout import has_han
from render.writers.sign_looks import SignLook

ACTS = frozenset("=+-@")
"""What begins a formula when somebody edits the cell, even where the file holds it as a text."""


class Looks:
    """Formats by what a cell is for."""

    def __init__(self, book: Workbook, theme: Theme, language: str) -> None:
        self._book = book
        self._theme = theme
        self._font = theme.word_han_font if has_han(language) else theme.word_latin_font
        self.of = cache(self._of)

    def text(self, role: str, text: str, depth: int = 0) -> Format:
        """The format of a text: one that could be taken for a formula stays a text when it is edited."""
        return self.of(role, depth, text[:1] in ACTS)

    def changed(self, look: SignLook) -> Format:
        """What a conditional format changes."""
        return self._book.add_format({"bg_color": look.fill, "font_color": look.ink, "bold": look.is_bold})

    def _of(self, role: str, depth: int = 0, guarded: bool = False) -> Format:
        looks = self._common() | getattr(self, f"_{role}")()
        if depth:
            looks["indent"] = min(15, 1 + 2 * depth)  # the most that Excel takes
        if guarded:
            looks["quote_prefix"] = True
        return self._book.add_format(looks)

    def _common(self) -> dict[str, Any]:
        size, ink = self._theme.type.table, self._theme.palette.ink
        return {
            "font_name": self._font, "font_size": size, "font_color": ink, "valign": "vcenter", "text_wrap": True
        }  # fmt: skip

    def _bordered(self) -> dict[str, Any]:
        return {"border": 1, "border_color": self._theme.palette.rule}

    def _title(self) -> dict[str, Any]:
        return {"font_size": self._theme.type.section + 3, "bold": True, "font_color": self._theme.palette.accent}

    def _note(self) -> dict[str, Any]:
        return {"font_color": self._theme.palette.muted, "valign": "top"}

    def _header(self) -> dict[str, Any]:
        palette = self._theme.palette
        return self._bordered() | {
            "bold": True, "font_color": palette.on_accent, "bg_color": palette.accent, "indent": 1
        }  # fmt: skip

    def _sign_header(self) -> dict[str, Any]:
        return self._header() | {"align": "center", "indent": 0}

    def _figure_header(self) -> dict[str, Any]:
        return self._header() | {"align": "right"}

    def _words(self) -> dict[str, Any]:
        return self._bordered() | {"indent": 1}

    def _group(self) -> dict[str, Any]:
        palette = self._theme.palette
        return self._words() | {"bold": True, "font_color": palette.accent, "bg_color": palette.tint}

    def _sign(self) -> dict[str, Any]:
        return self._bordered() | {"align": "center"}

    def _figure(self) -> dict[str, Any]:
        return self._words() | {"align": "right", "text_wrap": False}

    def _total(self) -> dict[str, Any]:
        return self._group() | {"align": "right", "text_wrap": False}
