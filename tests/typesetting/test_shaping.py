"""Scripts whose letters depend on each other: measured, broken into lines, and nothing lost."""

import icu
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from render.typesetting.fonts import noto_sans
from render.typesetting.line_breaking import opportunities
from render.typesetting.lines import Line
from render.typesetting.paragraphs import set_line, set_paragraph
from render.typesetting.shaping import runs
from render.typesetting.short_texts import cut_lines

FACE = noto_sans().regular
SYLLABLES = [
    "ال", "مدير", "بُ", "لا", "שָׁ", "לום", "ผู้", "น้ำ", "ที่", "ใหญ่", "क्षि", "र्मा", "श्री", "কর্মী", "স্থা", "பொ", "றி",
    "ක්‍ර", "ខ្មែ", "မြန်", "é", "q\u0303",
    "👩‍💻", "👍🏽", "🇨🇳", "❤️", "人事", "，", "HR", " ", " ", " ", "(A/B)", "12", "-", "：",
]  # fmt: skip
CLOSING = "，", "："  # begin no line
TEXTS = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=14).map("".join)


def text_of(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def characters(text: str) -> set[int]:
    """Where ICU says that a character ends, as people see it."""
    iterator = icu.BreakIterator.createCharacterInstance(icu.Locale("en"))
    iterator.setText(text)
    units = [0, *(len(text.encode("utf-16-le")[: 2 * end].decode("utf-16-le")) for end in iterator)]
    return set(units)


@example("المدير", 22)
@example("क्षेत्रीयप्रबन्धक", 40)
@example("人事，：", 20)
@given(TEXTS, st.integers(20, 200))
def test_lines_hold_all_of_a_text_and_no_character_is_parted(text: str, width: int) -> None:
    lines = set_paragraph(text, width, FACE, 10)
    at, whole = 0, characters(text)
    for line in lines:
        start = text.index(text_of(line), at)
        assert not text[at:start].strip(" ")
        at = start + len(text_of(line))
        assert {start, at} <= whole
        is_single = not any(place in whole and text[place] not in CLOSING for place in range(start + 1, at))
        blank = 5 if text_of(line).endswith(CLOSING) else 0  # half of such a mark, which may stand outside
        assert is_single or line.width <= width + blank + 0.01
        assert is_single or line.x >= -0.01
        assert line.x + line.width <= max(width, line.width) + 0.01
    assert not text[at:].strip(" ")


@pytest.mark.parametrize("text", ["مدير\n\nمدير", " مدير", "مدير\n "])
def test_lines_may_be_empty(text: str) -> None:
    for width in (5, 200):  # less than the word, and more
        assert "".join(map(text_of, set_paragraph(text, width, FACE, 10))).split() == text.replace("\n", "").split()


@given(TEXTS, st.integers(20, 200), st.integers(1, 4))
def test_titles_cut_short_end_with_a_whole_character(text: str, width: int, most: int) -> None:
    lines = cut_lines(text, width, FACE, 10, most)
    start = lines[-1].rstrip("….")
    whole = " ".join(text.split())
    assert whole.find(start) + len(start) in characters(whole)


@given(TEXTS)
def test_every_character_has_a_width_and_all_widths_are_that_of_the_line(text: str) -> None:
    advances = FACE.advances(text, 10)
    assert len(advances) == len(text)
    assert sum(advances) == pytest.approx(FACE.width(text, 10), abs=0.01)


@given(TEXTS)
def test_runs_are_read_one_after_the_other(text: str) -> None:
    found = runs(text, FACE)
    assert [run.start for run in found] == [0, *(run.end for run in found[:-1])]
    for run in (run for run in found if run.face):
        clusters = reversed(run.clusters) if run.level % 2 else run.clusters
        assert "".join(cluster.text for cluster in clusters) == text[run.start : run.end]


def drawn(text: str) -> list[tuple[int, ...]]:
    return [tuple(glyph[0] for glyph in cluster.glyphs) for run in runs(text, FACE) for cluster in run.clusters]


def test_arabic_letters_join() -> None:
    alone, joined = drawn("ب"), drawn("ببب")
    assert len({*alone, *joined}) == 4, "alone, at the end, in the middle and at the beginning it looks different"


def test_marks_of_thai_stand_on_their_letters() -> None:
    assert FACE.width("ที่", 10) == pytest.approx(FACE.width("ท", 10))
    ((*_, vowel, tone),) = [cluster.glyphs for run in runs("ที่", FACE) for cluster in run.clusters]
    assert tone[2] > 0 or tone[0] != vowel[0], "one is above the other"


def test_letters_of_devanagari_melt_and_change_places() -> None:
    assert len(drawn("क्ष")[0]) == 1
    assert FACE.width("क्ष", 10) < FACE.width("क", 10) + FACE.width("ष", 10)
    assert drawn("कि")[0][::-1] != drawn("कि")[0] and drawn("कि")[0][-1:] == drawn("क")[0], "the vowel stands first"


def test_each_script_has_a_font_of_its_own() -> None:
    names = {run.face.name for run in runs("مدير שלום ผู้ क्ष কর্ பொ é 👩‍💻".replace("é", "q\u0303"), FACE) if run.face}
    assert names == {
        f"Noto{name}-Regular"
        for name in (
            "SansArabic",
            "SansHebrew",
            "SansThai",
            "SansDevanagari",
            "SansBengali",
            "SansTamil",
            "Sans",
            "Emoji",
        )
    }


def test_a_paragraph_from_right_to_left_ends_at_the_right() -> None:
    lines = set_paragraph("وضع الاستراتيجية السنوية ومتابعة تنفيذها مع جميع الإدارات", 120, FACE, 10)
    assert len(lines) > 1
    for line in lines:
        assert line.rtl
        assert line.x + line.width == pytest.approx(120)
        assert line.at_left(120).x == pytest.approx(0)


def places(line: Line) -> dict[str, float]:
    """Where each piece begins."""
    found, pen = {}, line.x
    for piece in line.pieces:
        found[piece.text] = pen
        width = piece.run.width * 10 if piece.run else set_line(piece.text, FACE, 10).width
        pen += (width if piece.text else 0.0) + piece.after
    return found


def test_words_of_two_directions_stand_where_they_are_read() -> None:
    arabic_first = places(set_line("مدير HR (A/B) 2", FACE, 10))
    assert arabic_first["HR (A/B) 2"] == pytest.approx(0) and arabic_first["مدير "] > 10
    latin_first = places(set_line("HR (مدير) 2", FACE, 10))
    assert latin_first["HR ("] < latin_first["مدير"] < latin_first[") "] < latin_first["2"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ผู้จัดการฝ่ายทรัพยากรบุคคล", ["ผู้จัดการ", "ฝ่าย", "ทรัพยากร", "บุคคล"]),
        ("จัดทำเงินเดือน (payroll) ทุกเดือน", ["จัด", "ทำ", "เงินเดือน ", "(payroll) ", "ทุก", "เดือน"]),
    ],
)
def test_words_of_thai_are_told_from_each_other(text: str, words: list[str]) -> None:
    ends = opportunities(text)
    assert [text[start:end] for start, end in zip([0, *ends], ends, strict=False)] == words


@given(st.text(st.sampled_from("กขผมนรหเแโใไะัาำิีู็่้๊๋ๆฯ์ 1a"), max_size=30))
def test_no_line_of_thai_begins_with_a_mark(text: str) -> None:
    for end in opportunities(text)[:-1]:
        assert text[end] not in "ะัาำิีู็่้๊๋ๆฯ์" or text[end - 1] == " "


def test_what_no_font_has_is_a_box_that_holds_its_place() -> None:
    ((cluster, *_),) = [run.clusters for run in runs("བོད", FACE)]
    assert cluster.glyphs[0][0] == 0 and cluster.advance > 0 and cluster.text == "བོ"


@pytest.mark.parametrize(("written", "alike"), [("《", "«"), ("》", "»"), ("「", "«"), ("』", "›"), ("【", "[")])
def test_brackets_of_chinese_face_the_words_that_run_from_right_to_left(written: str, alike: str) -> None:
    def cluster(bracket: str):
        text = f"א{bracket}ב"
        found = [part for run in runs(text, FACE) for part in run.clusters if part.text == bracket]
        return found[0].glyphs

    assert cluster(written) == cluster(alike), "narrow, turned with the text, and copied as it was written"
