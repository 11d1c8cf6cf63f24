"""File names for the pages of a chart that are safe on every file system."""

import re
import unicodedata

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 60  # characters; four bytes each at most, well under the 255 bytes of a name
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\.|$)", re.IGNORECASE)


class FileNames:
    """Hands out names, each once, also where upper and lower case are the same."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, wish: str) -> str:
        """The nearest free name to `wish`, without an extension."""
        base = _UNSAFE.sub("-", unicodedata.normalize("NFC", wish))[:_LONGEST].strip(".-") or "chart"
        if _RESERVED.match(base):
            base = f"chart-{base}"
        name, number = base, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{base}-{number}"
        self._taken.add(name.casefold())
        return name
