"""Charts as a PowerPoint file: a slide for each page, native shapes, and lines that stay with the boxes they join.

All slides of a file have one size: that of the largest page.
"""

import datetime
import zipfile
from collections.abc import Sequence
from functools import partial
from io import BytesIO
from typing import Any

import pptx
from pptx.oxml import parse_xml
from pptx.util import Pt

from render.themes import Theme
from render.typesetting.drawing import Photo
from render.typesetting.sheets import ChartPage
from render.writers.office_package import packed
from render.writers.photos import png
from render.writers.powerpoint_parts.geometry import Scale
from render.writers.powerpoint_parts.slide import Slide

_LARGEST = 4_032.0  # points; PowerPoint has no larger slide
_SMALLEST = 72.0
_TITLE_ONLY = 5  # the layout of python-pptx's template that has a title and nothing else
_UNDATED = datetime.date(1980, 1, 1)


def powerpoint(pages: Sequence[ChartPage], theme: Theme, date: datetime.date | None = None) -> bytes:
    """The pages as one file, dated `date`; the same bytes each time."""
    deck = pptx.Presentation()
    width, height = (max(sizes) for sizes in zip(*((page.width, page.height) for page in pages), strict=True))
    scale = Scale(min(1.0, _LARGEST / max(width, height)))
    deck.slide_width, deck.slide_height = (Pt(max(_SMALLEST, size * scale.factor)) for size in (width, height))
    for page in pages:
        slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
        tree = slide.shapes._spTree
        tree.remove(slide.shapes.title._element)
        for part in Slide(page, theme, scale, partial(_related, slide.part)).parts():
            tree.append(parse_xml(part))
    _describe(deck.core_properties, pages[0], date or _UNDATED)
    return _repacked(deck)


def _related(slide: Any, photo: Photo) -> str:
    """The relationship that leads from a slide to a photo, which is in the file once."""
    _, relationship = slide.get_or_add_image_part(BytesIO(png(photo.data, photo.width, photo.height)))
    return str(relationship)


def _describe(properties: Any, page: ChartPage, date: datetime.date) -> None:
    properties.title = page.title[:255]
    properties.language = page.language
    properties.created = properties.modified = datetime.datetime.combine(date, datetime.time())
    properties.author = properties.last_modified_by = "Rolebook"


def _repacked(deck: Any) -> bytes:
    """The file without the time at which it was written."""
    saved = BytesIO()
    deck.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})
