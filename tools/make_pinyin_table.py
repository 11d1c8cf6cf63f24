"""Write render/pinyin/readings.txt from the dictionaries of pypinyin.

    .venv/bin/python tools/make_pinyin_table.py

Importing pypinyin itself takes longer than making a handbook; an index and ids need no more than this of it. Run it
when the pypinyin of requirements-dev.lock moves to a new version.
"""

from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

from pypinyin.contrib.tone_convert import to_normal, to_tone3
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

TARGET = Path(__file__).parents[1] / "render" / "pinyin" / "readings.txt"
LONGEST_PHRASE = 3  # longer ones are sayings, not titles

_HEADER = """\
# How Chinese characters are read. Written by tools/make_pinyin_table.py; do not edit.
# From pypinyin {version} (MIT License).
# First a line for every syllable with its tone, and the characters that are first of all read so;
# then, behind an empty line, words in which some are read otherwise.
"""


def first_readings() -> dict[str, str]:
    """Characters of the Basic Multilingual Plane by how they are read on their own, such as jing1."""
    han = ((chr(code), marked.split(",")[0]) for code, marked in pinyin_dict.items() if 0x3400 <= code <= 0x9FFF)
    return {char: to_tone3(marked, v_to_u=False) for char, marked in sorted(han)}


def other_readings(readings: dict[str, str]) -> dict[str, list[str]]:
    """Short phrases whose syllables are not those of their characters."""
    found = {}
    for phrase, marked in sorted(phrases_dict.items()):
        if len(phrase) > LONGEST_PHRASE or len(phrase) != len(marked) or not set(phrase) <= readings.keys():
            continue
        read = [to_tone3(syllable[0], v_to_u=False) for syllable in marked]
        if any(to_normal(marked[n][0]) != readings[char].rstrip("1234") for n, char in enumerate(phrase)):
            found[phrase] = read
    return found


def main() -> None:
    readings = first_readings()
    by_reading = defaultdict(list)
    for char, reading in readings.items():
        by_reading[reading].append(char)
    lines = (f"{reading} {''.join(chars)}" for reading, chars in sorted(by_reading.items()))
    phrases = (f"{phrase} {' '.join(read)}" for phrase, read in other_readings(readings).items())
    whole = "\n".join((_HEADER.format(version=version("pypinyin")), *lines, "", *phrases, ""))
    TARGET.write_text(whole, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
