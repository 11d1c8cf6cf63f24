"""Theme files: what they inherit, and what is told of those that are wrong."""

from pathlib import Path

import pytest

from render.diagnostics import SpecError, ToolError
from render.spec import load, understand
from render.spec.looks import read, theme_named
from render.themes import load_theme

SPEC = "organization: {id: acme, name: 甲公司}\ntheme: "


def problems(text: str) -> list[tuple[int, int, str]]:
    with pytest.raises(SpecError) as caught:
        read("ours.yaml", text.encode())
    for problem in caught.value.diagnostics:
        assert problem.message.endswith((".", ")."))
        assert problem.hint
    return [(it.span.line, it.span.column, it.rule) for it in caught.value.diagnostics]


def test_what_a_file_does_not_say_is_inherited() -> None:
    theme = read(
        "looks/ours.yaml", b"extends: slate\npalette: {accent: '#7c1c12'}\nchart: {boxes: {unit: {bold: false}}}"
    )
    slate = load_theme("slate")
    assert theme.name == "ours"
    assert (theme.palette.accent, theme.palette.ink) == ("#7C1C12", slate.palette.ink)
    assert (theme.chart.boxes["unit"].bold, theme.chart.boxes["unit"].fill) == (False, slate.chart.boxes["unit"].fill)
    assert theme.chart.series == slate.chart.series


def test_without_extends_it_is_classic_that_is_changed() -> None:
    assert read("a.yaml", b"about: ours\npage: {width: 612, height: 792}").type == load_theme("classic").type


def test_a_list_is_replaced_whole() -> None:
    one = "{fill: '#FFFFFF', stroke: '#000000', ink: '#000000'}"
    theme = read("a.yaml", f"chart: {{series: [{one}]}}\nscreen_fonts: [Arial]".encode())
    assert len(theme.chart.series) == 1
    assert theme.screen_fonts == ("Arial",)


def test_every_mistake_is_told_at_its_place() -> None:
    text = """\
extends: slat
colour: blue
palette: {ink: "#CCC", muted: red}
page: {width: 1e3, margin_left: -3, height: [1]}
chart:
  boxes:
    unit: {fill: "#FFFFFF", bold: yes}
    team: {}
    post: white
  series: [{fill: "#FFFFFF", stroke: "#000000"}]
screen_fonts: Arial
"""
    assert problems(text) == [
        (1, 10, "unknown-theme"),
        (2, 1, "unknown-key"),
        (3, 16, "bad-colour"),
        (3, 31, "bad-colour"),
        (4, 15, "wrong-value"),
        (4, 33, "wrong-value"),
        (4, 45, "wrong-type"),
        (7, 35, "wrong-value"),
        (8, 5, "unknown-key"),
        (9, 11, "wrong-type"),
        (10, 12, "missing-key"),
        (11, 15, "wrong-type"),
    ]


def test_colours_that_cannot_be_told_apart() -> None:
    text = """\
extends: slate
palette: {muted: "#8899AA"}
chart:
  line: "#CCCCCC"
  boxes: {unit: {fill: "#4A8088"}}
"""
    assert problems(text) == [(2, 18, "low-contrast"), (4, 9, "low-contrast"), (5, 24, "low-contrast")]


def test_what_is_suggested_is_readable() -> None:
    with pytest.raises(SpecError) as caught:
        read("a.yaml", b'palette: {muted: "#8899AA"}')
    better = caught.value.diagnostics[0].hint.removeprefix("Such as ").rstrip(".")
    assert read("a.yaml", f'palette: {{muted: "{better}"}}'.encode()).palette.muted == better


def test_text_too_small_and_no_room() -> None:
    text = "type: {small: 6}\nchart:\n  min_text: 12\n  footer: 5\npage: {width: 150}\n"
    assert problems(text) == [(1, 15, "too-small"), (3, 3, "wrong-value"), (4, 11, "too-small"), (5, 7, "too-small")]


def test_a_file_that_is_no_yaml() -> None:
    assert problems("a: [") and problems("- a") and problems("")


def test_a_spec_names_a_theme_or_a_file_in_its_folder(tmp_path: Path) -> None:
    spec = tmp_path / "acme.yaml"
    spec.write_text(SPEC + "slate\n", "utf-8")
    assert load(spec, "zh").theme == load_theme("slate")
    (tmp_path / "looks").mkdir()
    look = tmp_path / "looks/ours.yaml"
    look.write_text("extends: pine\n", "utf-8")
    spec.write_text(SPEC + "looks/ours.yaml\n", "utf-8")
    reading = load(spec, "zh")
    assert reading.theme is not None and reading.theme.palette == load_theme("pine").palette
    assert look in reading.files
    look.write_text("palette: {ink: red}\n", "utf-8")
    with pytest.raises(SpecError) as caught:
        load(spec, "zh")
    assert [(it.span.file, it.span.line, it.span.column) for it in caught.value.diagnostics] == [(str(look), 1, 16)]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "ours.yaml").write_text("extends: pine\n", "utf-8")
    (tmp_path / "in/ours.yaml").symlink_to(tmp_path / "ours.yaml")
    (tmp_path / "in/acme.yaml").write_text(SPEC + "ours.yaml\n", "utf-8")
    with pytest.raises(SpecError) as caught:
        load(tmp_path / "in/acme.yaml", "zh")
    assert [it.rule for it in caught.value.diagnostics] == ["theme-file"]


def test_a_text_that_is_no_file_can_name_a_theme_but_no_file() -> None:
    assert understand("text", (SPEC + "slate").encode(), "zh").theme == load_theme("slate")
    with pytest.raises(SpecError):
        understand("text", (SPEC + "ours.yaml").encode(), "zh")


@pytest.mark.parametrize("name", ["slat", "no/such.yaml", ""])
def test_what_a_command_names_wrongly_is_a_fault_of_the_command(name: str) -> None:
    with pytest.raises(ToolError):
        theme_named(name)
