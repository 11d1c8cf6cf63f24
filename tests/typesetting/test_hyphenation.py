"""Latin words at the end of a line: parted where the line would be loose, and nowhere else."""

import pytest

from render.typesetting.fonts import noto_sans
from render.typesetting.hyphenation import SOFT_HYPHEN, with_soft_hyphens
from render.typesetting.line_filling import LOOSE
from render.typesetting.paragraphs import set_paragraph
from render.typesetting.typeface import HYPHEN

FACE = noto_sans().regular
TEXT = (
    "Understand the requirements of international organisations, communicate improvements, and "
    "representatives of internationalisation departments report administrative irregularities immediately. "
) * 6


def lines(text: str = TEXT, width: float = 170.0, language: str = "en") -> list:
    return set_paragraph(text, width, FACE, 10.5, language=language)


def words_of(line) -> str:
    return "".join(piece.text for piece in line.pieces).replace(HYPHEN, SOFT_HYPHEN)


def test_hyphens_stand_only_at_the_ends_of_lines_and_nothing_is_lost() -> None:
    texts = [words_of(line) for line in lines()]
    hyphenated = [text for text in texts if SOFT_HYPHEN in text]
    assert len(hyphenated) >= 4
    assert all(text.index(SOFT_HYPHEN) == len(text) - 1 for text in hyphenated)
    joined = "".join(text[:-1] if text.endswith(SOFT_HYPHEN) else f"{text} " for text in texts)
    assert joined.split() == TEXT.split()


def test_justified_lines_end_at_the_edge() -> None:
    *filled, _ = lines()
    full = [line for line in filled if abs(width_drawn(line) - 170.0) < 0.05]
    assert len(full) >= 0.8 * len(filled)
    assert max(width_drawn(line) for line in filled) < 170.05


def width_drawn(line) -> float:
    return sum(FACE.width(piece.text, 10.5) + piece.after + piece.tracking * len(piece.text) for piece in line.pieces)


@pytest.mark.parametrize("width", range(100, 240, 7))
def test_the_last_word_of_a_text_is_whole(width: int) -> None:
    *_, last = lines("The representatives of all departments understand international administration", width=width)
    assert words_of(last).split()[-1] == "administration"


def test_without_a_language_nothing_is_parted() -> None:
    assert not any(SOFT_HYPHEN in words_of(line) for line in lines(language=""))
    assert not any(SOFT_HYPHEN in words_of(line) for line in lines(language="zh-CN"))


def test_a_word_is_parted_only_where_the_line_would_be_loose() -> None:
    for line in lines(width=459.0)[:-1]:
        text = words_of(line)
        if SOFT_HYPHEN in text:
            assert FACE.width(text.rpartition(" ")[0], 10.5) < 459 * (1 - LOOSE)


def test_names_and_addresses_are_left_whole() -> None:
    for text in (
        "Organisation",
        "https://example.org/requirements",
        "john@requirements.com",
        "requirements.txt",
        "A-administration",
        "verantwortliche:r",
        "ansprechpartner*innen",
        "ausbilder_innen",
        "international:administration",
    ):
        assert with_soft_hyphens(text, "en") == text
    assert with_soft_hyphens("management", "en").replace(SOFT_HYPHEN, "-") == "man-age-ment"


def test_soft_hyphens_of_the_text_are_seen_only_where_a_line_ends() -> None:
    [line] = lines("inter\u00adnational")
    assert words_of(line) == "international"
    narrow = [words_of(line) for line in lines("inter\u00adnational inter\u00adnational", width=48.0, language="")]
    assert narrow == ["inter\u00ad", "national", "inter\u00ad", "national"]


@pytest.mark.parametrize(
    "text",
    [
        "rechtzeitige vorbereitung aller umsatzsteuervoranmeldungen sowie einarbeitung neuer mitarbeiter",
        "durchführung umsatzsteuervoranmeldungen",
    ],
)
def test_a_text_of_another_language_is_neither_parted_nor_stretched(text: str) -> None:
    *others, _ = lines(text + " " + text, width=200.0)
    assert SOFT_HYPHEN not in "".join(map(words_of, others))
    assert not any(piece.after or piece.tracking for line in others for piece in line.pieces)
    assert SOFT_HYPHEN in "".join(words_of(line) for line in lines(f"the {text} of {text}", width=200.0))
