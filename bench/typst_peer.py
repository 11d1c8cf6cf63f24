"""Typst as the peer of our handbook, which makes the same kind of file: `python -m bench.typst_peer SOURCE TARGET`.

Nothing else is loaded here, or Typst would wait for it.
"""

import sys

import manimgx_fonts_cjk
import typst


def pdf(source: bytes) -> bytes:
    """`source` as a tagged PDF for the archive, in the font of our own papers."""
    fonts = [*manimgx_fonts_cjk.__path__]
    made: bytes = typst.compile(
        source, font_paths=fonts, ignore_system_fonts=True, pdf_standards=["a-2b", "ua-1"], timestamp=0
    )
    return made


if __name__ == "__main__":
    source, target = sys.argv[1:]
    with open(source, "rb") as read, open(target, "wb") as written:  # noqa: PTH123  # without pathlib
        written.write(pdf(read.read()))
