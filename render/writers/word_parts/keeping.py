"""What of a paper stays together on a page, and what begins one: Word is told so, and the plan counts on it."""

from collections.abc import Sequence
from itertools import zip_longest

from render.content import Block, Document, Facts, Heading, Index, NumberedList, Paragraph, Table
from render.writers.chapters import leads_up, opening


def kept_with_next(blocks: Sequence[Block]) -> frozenset[int]:
    """The numbers of blocks that stay on one page with the first line of the next."""
    kept = set()
    end = level = 0
    for place, (block, following) in enumerate(zip_longest(blocks, blocks[1:])):
        if isinstance(block, Heading):
            level = block.level
            end = opening(blocks, place) if level == 1 else end
        if (
            isinstance(block, Heading)
            or (place < end and isinstance(block, Facts | Paragraph))
            or (isinstance(block, Paragraph) and leads_up(blocks, place))
            or (isinstance(block, Facts) and _goes_on(following, level))
        ):
            kept.add(place)
    return frozenset(kept)


def begins_page(document: Document, number: int) -> bool:
    """Whether the heading at `number` does so wherever what is before it ends: over columns, and over tall cells, as
    these are parted where a page is expected to end.
    """
    blocks, heading = document.blocks, document.blocks[number]
    if not (document.has_cover and isinstance(heading, Heading) and heading.level == 1):
        return False
    first = blocks[opening(blocks, number)]
    return number == 0 or isinstance(first, Index) or (isinstance(first, Table) and _has_tall_cells(first))


def owns_list(blocks: Sequence[Block], place: int) -> bool:
    """Whether the list after the block counts from 1 again because of its last line; contents show no such line."""
    block, following = blocks[place], blocks[place + 1] if place + 1 < len(blocks) else None
    is_line = isinstance(block, Facts | Paragraph) or (isinstance(block, Heading) and not block.id)
    return is_line and isinstance(following, NumberedList)


def _has_tall_cells(table: Table) -> bool:
    return any(cell and cell.rows > 1 for row in table.rows for cell in row)


def _goes_on(following: Block | None, level: int) -> bool:
    """Whether what follows belongs to the section of that `level`: words, or a section within it."""
    if isinstance(following, Heading):
        return following.level > level
    return isinstance(following, Paragraph | NumberedList)
