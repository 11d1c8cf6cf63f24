"""How many people a post is for, and what share of full time: as people write it."""

import math
import re

# Compiled by the first cell that needs it: many sources say nothing of amounts.
_SEATS = r"(?i)(\d{1,6}(?:[.,]\d{1,2})?)\s*(?:人|名|个|位|编|people|posts?|staff|fte)?\s*(?:[(（].*[)）])?$"
_MOST_PEOPLE = 9
"""So many shares of full time may be meant by a bare number; what is larger is in percent."""
_SHARE = r"(\d{1,5}(?:[.,]\d{1,4})?|[.,]\d{1,4})\s*(%?)$"

_BEHIND = (
    r"^(.*[^\s(（])\s*(?:[×x*]\s*(\d{1,5})|(?<!\d)(\d{1,5})\s*(?:人|名)|"
    r"[(（][×x]?\s*(\d{1,5})\s*(人|名|people|posts|postes|puestos|plazas|posti|Stellen|Personen)[)）])$"
)
_BRACKETED = r"^(.+?)\s*[(（](\d{1,4})[)）]$"
_LAST = ")）人名"
"""What a title ends with that says how many there are of it, unless it ends with a digit."""


def behind(text: str) -> tuple[str, str]:
    """A title without how many there are of it, and that: 保安（4人）, "Driver x 3"; else ""."""
    found = re.match(_BEHIND, text)
    return (found[1].rstrip(), found[2] or found[3] or found[4]) if found else (text, "")


def all_behind(titles: list[str]) -> tuple[list[str], list[str]]:
    """`behind` for a column of titles. A bare number in brackets counts where many have one: "Engineer (2)" may not."""
    distinct = set(titles) - {""}
    counted = {title for title in distinct if title[-1] in _LAST or title[-1].isdecimal()}
    found = {title: parted for title in counted if (parted := behind(title))[1]}
    bracketed = {title: (match[1], match[2]) for title in counted if (match := re.match(_BRACKETED, title))}
    if len(bracketed) * 3 > len(distinct):
        found |= bracketed
    if not found:
        return titles, []
    return [found.get(title, (title, ""))[0] for title in titles], [found.get(title, ("", ""))[1] for title in titles]


def seats(text: str) -> int | None:
    """How many people a headcount means, such as 3（含实习生1名）; a part of one needs a whole seat."""
    match = re.match(_SEATS, text)
    return math.ceil(_number(match[1])) if match else None


def is_whole(text: str) -> bool:
    """Whether a headcount says no more than a whole number."""
    match = re.match(_SEATS, text)
    return bool(match and _number(match[1]).is_integer() and text[-1] not in ")）")


def full_time(text: str) -> float | None:
    """A share of full time as a number: 0.8, "0,8", "80 %" and 80 are the same."""
    match = re.match(_SHARE, text)
    if not match:
        return None
    number = _number(match[1])
    return number / 100 if match[2] or number > _MOST_PEOPLE else number


def _number(text: str) -> float:
    return float(text.replace(",", "."))
