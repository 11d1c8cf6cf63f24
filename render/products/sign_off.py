"""The page that those sign who stand for a paper."""

from collections.abc import Iterator

from render.content import Block, Cell, Column, Heading, Paragraph, Table
from render.locales import Locale
from render.organisation import ControlBlock
from render.products.wording import words

ANCHOR = "/sign-off"


def sign_off(control: ControlBlock, locale: Locale) -> Iterator[Block]:
    """Who prepares, reviews and approves, by name where it is given, with room to sign."""
    roles = (
        (locale.prepared_by, control.prepared_by),
        (locale.reviewed_by, control.reviewed_by),
        (locale.approved_by, control.approved_by),
    )
    columns = (
        Column(locale.sign_off_role, 2),
        Column(locale.sign_off_name, 3.5),
        Column(locale.signature, 4, by_hand=True),
        Column(locale.revision_date, 2.5, by_hand=True),
    )
    rows = tuple((Cell(role), Cell(words(name, locale) if name else ""), Cell(), Cell()) for role, name in roles)
    yield Heading(locale.sign_off, 1, ANCHOR)
    yield Paragraph(locale.sign_off_words)
    yield Table("", columns, rows)
