"""Write render/typesetting/line_break_classes.py from the Unicode data in ICU (icukit-pyicu).

    .venv/bin/python tools/make_line_break_table.py

Run it when the ICU of requirements-dev.lock moves to a new Unicode version.
"""

import sys
from itertools import groupby
from pathlib import Path

import icu

TARGET = Path(__file__).parents[1] / "render" / "typesetting" / "line_break_classes.py"

# UAX #14, LB1, for strict breaking: small kana are non-starters, the undecided are letters.
_RESOLVED = {"AI": "AL", "SG": "AL", "XX": "AL", "CJ": "NS"}


_HEADER = '''"""Line breaking classes of Unicode {version}. Written by tools/make_line_break_table.py; do not edit.

A kind is a class of UAX #14, then what its rules ask beside the class: `_w` for East Asian (wide,
fullwidth, halfwidth), `_i` and `_f` for initial and final quotation marks, `_x` for unassigned
pictographs, `_c` for the dotted circle.
"""

KINDS = {kinds}

# Runs of characters of one kind, ascending: how far from the start of the run before, in base 36,
# and the kind's place in `KINDS`, as "distance.kind". Everything else is AL.
RUNS = """\\
{runs}
"""
'''


def value_of(code: int, prop: int) -> str:
    """The short name of a property's value."""
    value = icu.Char.getIntPropertyValue(code, prop)
    return icu.Char.getPropertyValueName(prop, value, icu.UPropertyNameChoice.SHORT_PROPERTY_NAME)


def kind_of(code: int) -> str:
    """The kind of a character, as described in the header."""
    name = value_of(code, icu.UProperty.LINE_BREAK)
    category = value_of(code, icu.UProperty.GENERAL_CATEGORY)
    if name == "SA":  # would need a dictionary: a whole run of such letters stays together
        name = "CM" if category in {"Mn", "Mc"} else "AL"
    name = _RESOLVED.get(name, name)
    if name == "QU":
        return name + {"Pi": "_i", "Pf": "_f"}.get(category, "")
    if code == 0x25CC:
        return name + "_c"
    if category == "Cn" and icu.Char.hasBinaryProperty(code, icu.UProperty.EXTENDED_PICTOGRAPHIC):
        return name + "_x"
    if value_of(code, icu.UProperty.EAST_ASIAN_WIDTH) in {"F", "W", "H"}:
        return name + "_w"
    return name


def base36(number: int) -> str:
    """`number` in digits and small letters."""
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
        if not number:
            return digits


def main() -> None:
    runs = [(next(iter(codes)), kind) for kind, codes in groupby(range(sys.maxunicode + 1), kind_of)]
    kinds = tuple(sorted({kind for _, kind in runs}))
    words, before = [], 0
    for start, kind in runs:
        words.append(f"{base36(start - before)}.{base36(kinds.index(kind))}")
        before = start
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 118:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    lines.append(line)
    listed = "(\n" + "".join(f'    "{kind}",\n' for kind in kinds) + ")"
    text = _HEADER.format(version=icu.UNICODE_VERSION, kinds=listed, runs="\n".join(lines))
    TARGET.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
