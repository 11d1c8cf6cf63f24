"""How chapters open: what stands between their titles and the first chart, list or table."""

from collections.abc import Sequence

from render.content import Block, Facts, Figure, Heading, Paragraph, Table

_FEW = 4  # paragraphs


def opening(blocks: Sequence[Block], start: int) -> int:
    """The number of the first block behind the title at `start` that is more than words, or `start` without one."""
    for place in range(start + 1, len(blocks)):
        block = blocks[place]
        if isinstance(block, Heading) and block.level == 1:
            break
        if not isinstance(block, Heading | Facts | Paragraph):
            return place
    return start


def leads_up(blocks: Sequence[Block], number: int) -> bool:
    """Whether a paragraph is the last before a table or chart, or one of few between a heading and one."""
    end = next((place for place in range(number + 1, len(blocks)) if not _is_one_of_few(blocks, number, place)), number)
    start = next((place for place in range(number, -1, -1) if not _is_one_of_few(blocks, number, place)), number)
    leads = isinstance(blocks[end], Table | Figure)
    return leads and (end == number + 1 or isinstance(blocks[start], Heading))


def _is_one_of_few(blocks: Sequence[Block], number: int, place: int) -> bool:
    return isinstance(blocks[place], Paragraph) and abs(place - number) < _FEW
