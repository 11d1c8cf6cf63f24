"""White space around paragraphs, in points: the styles of the template have it, and the plan of pages counts on it."""

from typing import NamedTuple


class Space(NamedTuple):
    """Between two paragraphs is the greater of what the upper one has below and the lower one above it."""

    above: float = 0.0
    below: float = 0.0


SPACES = {
    "Title": Space(0.0, 10.0),
    "Normal": Space(0.0, 6.0),
    "Heading1": Space(18.0, 10.0),
    "Heading2": Space(14.0, 4.0),
    "Heading3": Space(10.0, 3.0),
    "ListNumber": Space(0.0, 2.0),
    "Caption": Space(12.0, 4.0),
    "RolebookFigure": Space(6.0, 8.0),
    "RolebookLastFact": Space(0.0, 6.0),
    "TOCHeading": Space(18.0, 10.0),
    "TOC1": Space(6.0, 0.0),
    "TOC2": Space(),
    "TableofFigures": Space(),
    "RolebookIndexGroup": Space(6.0, 0.0),
    "Index1": Space(),
}
HEADING_PITCH = 1.45  # sizes of text from one line of a heading to the next
ENTRY_LEADING = 16.0  # of contents and indexes
RULE_BELOW_CHAPTER = 4.0  # from its title to the rule
