"""Fonts of the user's own: found, looked at before they are used, and drawn with Rolebook's behind them."""

import shutil
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.content import Document, Heading, Labels, Paragraph
from render.diagnostics import SpecError, ToolError
from render.spec import load
from render.spec.looks import theme_named
from render.themes import font_files, load_theme
from render.typesetting.fonts import family_of, noto_sans
from render.writers.pdf import pdf

TTF = Path(str(files("manimgx_fonts") / "NotoSansArmenian[wght].ttf"))
TTC = Path(str(files("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc"))
WORDS = "Ճանապարհ Road 道路 ≥ ﬁ"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(TTF, tmp_path / "ours.ttf")
    (tmp_path / "none.ttf").write_bytes(b"no font at all")
    (tmp_path / "cut.otf").write_bytes(TTF.read_bytes()[:100])
    (tmp_path / "torn.ttf").write_bytes(without(b"hmtx", TTF.read_bytes()))
    (tmp_path / "closed.ttf").write_bytes(with_flags(TTF.read_bytes(), 0x0002))
    (tmp_path / "whole.ttf").write_bytes(with_flags(TTF.read_bytes(), 0x0108))
    return tmp_path


def without(table: bytes, font: bytes) -> bytes:
    """The font with nothing in one of its tables."""
    record = font.index(table)
    return font[: record + 12] + bytes(4) + font[record + 16 :]


def with_flags(font: bytes, flags: int) -> bytes:
    """The font with another fsType (OpenType, table OS/2)."""
    record = font.index(b"OS/2")
    at = int.from_bytes(font[record + 8 : record + 12], "big") + 8
    return font[:at] + flags.to_bytes(2, "big") + font[at + 2 :]


def theme(folder: Path, text: str):
    path = folder / "looks.yaml"
    path.write_text(text, "utf-8")
    return theme_named(str(path))


def problems(folder: Path, text: str) -> list[tuple[str, str]]:
    with pytest.raises(SpecError) as caught:
        theme(folder, text)
    for it in caught.value.diagnostics:
        assert it.rule == "font-file" and it.span.line and it.hint
    return [(it.message, it.hint) for it in caught.value.diagnostics]


@pytest.mark.parametrize("bold", [False, True])
def test_a_file_draws_what_it_has_and_ours_the_rest(folder: Path, bold: bool) -> None:
    chosen = theme(folder, "fonts: {regular: ours.ttf}")
    block = Heading(WORDS, 1, "a") if bold else Paragraph(WORDS)
    paper = Document("x", "", "hy", Labels("", ""), (block,))
    reader = pypdf.PdfReader(BytesIO(pdf(paper, chosen, family_of(chosen.fonts))))
    assert WORDS in reader.pages[0].extract_text().replace("\xa0", " ")
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    names = {font.get_object()["/BaseFont"].partition("+")[2].removesuffix("-Spaced") for font in fonts}
    assert any("Armenian" in name for name in names) and any("CJK" in name for name in names)


def test_a_collection_is_named_with_the_number_of_its_font(folder: Path) -> None:
    chosen = theme(folder, f"fonts: {{regular: '{TTC}#2'}}")
    regular = family_of(chosen.fonts).regular
    assert chosen.fonts.regular == f"{TTC}#2"
    assert regular.name.startswith("NotoSansCJKsc") and regular.missing("运营") == set()


def test_a_family_that_is_installed_is_found_by_its_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "fonts").mkdir()
    shutil.copy(TTF, folder / "fonts" / "ours.ttf")
    monkeypatch.setattr(font_files, "_folders", lambda: (folder / "fonts",))
    chosen = theme(folder, "fonts: {regular: noto sans armenian}")
    assert [Path(font_files.file_of(font)).name for font in chosen.fonts] == ["ours.ttf", "ours.ttf"]


def test_a_theme_without_fonts_has_ours() -> None:
    assert family_of(load_theme("classic").fonts).regular is noto_sans().regular


@pytest.mark.parametrize(
    ("font", "said"),
    [
        ("nowhere.ttf", "There is no font file"),
        ("none.ttf", "is not a font"),
        ("cut.otf", "is not a font"),
        ("torn.ttf", "is damaged"),
        ("ours.ttf#7", "has no font number 7"),
        ("closed.ttf", "forbids to embed it in papers (fsType 0x0002)"),
        ("whole.ttf", "forbids to embed it in parts (fsType 0x0108)"),
        ("No Such Family", "No family called No Such Family is installed."),
    ],
)
def test_what_cannot_be_used_is_told_of(folder: Path, monkeypatch: pytest.MonkeyPatch, font: str, said: str) -> None:
    monkeypatch.setattr(font_files, "_folders", lambda: (folder,))
    [(message, _)] = problems(folder, f"fonts: {{regular: {load_theme('classic').fonts.regular!r}, bold: '{font}'}}")
    assert said in message


@given(st.lists(st.tuples(st.integers(0, TTF.stat().st_size - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_font_is_used_or_told_of(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]]
) -> None:
    font = bytearray(TTF.read_bytes())
    for at, byte in changes:
        font[at] = byte
    folder = tmp_path_factory.mktemp("font")
    (folder / "odd.ttf").write_bytes(font)
    try:
        face = family_of(theme(folder, "fonts: {regular: odd.ttf}").fonts).regular
        assert face.subset(WORDS).program and face.subset(WORDS, spaced=True).program
    except SpecError as error:
        assert [it.rule for it in error.diagnostics] == ["font-file"]
    except ToolError as error:
        assert "is damaged" in error.message


def test_fonts_of_a_spec_are_within_its_folder(folder: Path) -> None:
    inside = folder / "specs"
    inside.mkdir()
    shutil.copy(TTF, inside / "ours.ttf")
    spec = inside / "acme.yaml"
    spec.write_text("organization: {id: acme, name: ACME}\ntheme: looks.yaml\n", "utf-8")
    (inside / "looks.yaml").write_text("fonts: {regular: ours.ttf}", "utf-8")
    assert load(spec, "en").theme.fonts.regular == f"{inside / 'ours.ttf'}#0"
    (inside / "looks.yaml").write_text("fonts: {regular: ../ours.ttf}", "utf-8")
    with pytest.raises(SpecError) as caught:
        load(spec, "en")
    assert [it.rule for it in caught.value.diagnostics] == ["font-file"]


def test_characters_that_only_the_fonts_of_the_theme_have_are_not_missing(folder: Path) -> None:
    shutil.copy(str(files("reportlab") / "fonts/Vera.ttf"), folder / "vera.ttf")
    assert noto_sans().regular.missing("∙") == {"∙"}
    assert family_of(theme(folder, "fonts: {regular: vera.ttf}").fonts).regular.missing("∙Ꭰ") == {"Ꭰ"}
