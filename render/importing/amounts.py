"""How many people a post is for, and what share of full time: as people write it."""

import math
import re

_SEATS = re.compile(
    r"(\d{1,6}(?:[.,]\d{1,2})?)\s*(?:人|名|个|位|编|people|posts?|staff|fte)?\s*(?:[(（].*[)）])?$", re.IGNORECASE
)
_MOST_PEOPLE = 9
"""So many shares of full time may be meant by a bare number; what is larger is in percent."""
_SHARE = re.compile(r"(\d{1,5}(?:[.,]\d{1,4})?|[.,]\d{1,4})\s*(%?)$")


def seats(text: str) -> int | None:
    """How many people a headcount means, such as 3（含实习生1名）; a part of one needs a whole seat."""
    match = _SEATS.match(text)
    return math.ceil(_number(match[1])) if match else None


def is_whole(text: str) -> bool:
    """Whether a headcount says no more than a whole number."""
    match = _SEATS.match(text)
    return bool(match and _number(match[1]).is_integer() and text[-1] not in ")）")


def full_time(text: str) -> float | None:
    """A share of full time as a number: 0.8, "0,8", "80 %" and 80 are the same."""
    match = _SHARE.match(text)
    if not match:
        return None
    number = _number(match[1])
    return number / 100 if match[2] or number > _MOST_PEOPLE else number


def _number(text: str) -> float:
    return float(text.replace(",", "."))
