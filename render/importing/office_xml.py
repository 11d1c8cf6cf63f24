"""The XML of office documents, read without entities and without the network, and walked without recursion."""

from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any

from lxml import etree

from render.importing.notes import refusal

Element = Any


def parsed(file: str, part: bytes, damage: str, hint: str) -> Element:
    """The root of a part; raises the refusal of `file` with these words where it is no XML."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise refusal(file, "damaged", damage, hint) from error


def within(parent: Element, wanted: Container[str], leads_on: Callable[[str], bool]) -> Iterator[Element]:
    """Elements of the `wanted` tags, in order, also in those that lead on to more; nothing within a wanted one."""
    waiting = [iter(parent)]
    while waiting:
        for child in waiting[-1]:
            if child.tag in wanted:
                yield child
            elif leads_on(child.tag):
                waiting.append(iter(child))
                break
        else:
            waiting.pop()


def captioned(
    blocks: Iterable[Element], tag: str, said: Callable[[Element], str]
) -> Iterator[tuple[Element, str, str]]:
    """Each table, an element of this `tag`, with its caption and the title of the document.

    The other `blocks` are paragraphs, which say what `said` tells: the last one above a table is its caption, the
    first of all the title.
    """
    caption = title = ""
    for block in blocks:
        if block.tag == tag:
            yield block, caption, title
            caption = ""
        else:
            caption = said(block).strip() or caption
            title = title or caption
