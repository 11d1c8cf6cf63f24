"""`rolebook themes`, `--theme` and `theme:`, as a person meets them."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from render.cli import main
from render.themes import load_theme, theme_names

SPEC = "organization: {id: acme, name: 甲公司}\nunits: [{id: a, name: 甲部, posts: [{id: p, title: 专员}]}]\n"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "acme.yaml"
    path.write_text(SPEC, "utf-8")
    return path


def chart(folder: Path) -> str:
    return (folder / "acme/charts/overview.gv").read_text("utf-8")


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_line_for_each_theme(locale: str, capsys) -> None:
    assert main(["themes", "--locale", locale]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == theme_names()
    assert all(load_theme(line.split()[0]).about[locale] in line for line in lines)


def test_a_picture_of_each_theme_shows_its_colours(tmp_path: Path) -> None:
    assert main(["themes", "--preview", "-o", str(tmp_path), "-q"]) == 0
    for name in theme_names():
        image = Image.open(BytesIO((tmp_path / f"{name}.png").read_bytes()))
        colours = {colour for _, colour in image.getcolors(1 << 24)}
        fills = {look.fill for look in load_theme(name).chart.boxes.values()}
        assert {tuple(bytes.fromhex(fill[1:])) for fill in fills} <= colours


def test_a_theme_file_is_checked_and_named_safely(tmp_path: Path, capsys) -> None:
    ours = tmp_path / "ours.yaml"
    ours.write_text("name: ../../out\nextends: slate\n", "utf-8")
    assert main(["themes", str(ours), "--preview", "-o", str(tmp_path / "p"), "-q"]) == 0
    assert [path.name for path in (tmp_path / "p").glob("*.png")] == ["out.png"]
    ours.write_text("palette: {ink: red}\n", "utf-8")
    assert main(["themes", str(ours)]) == 1
    assert f"{ours}:1:16: error[bad-colour]" in capsys.readouterr().err


def test_the_option_wins_over_the_spec(spec: Path, tmp_path: Path) -> None:
    def fill(*options: str) -> bool:
        assert main(["charts", str(spec), "-o", str(tmp_path), "-q", *options]) == 0
        return {
            name
            for name in theme_names()
            if f'"{load_theme(name).chart.boxes["organization"].fill}"' in chart(tmp_path)
        }

    assert fill() == {"classic"}
    assert fill("--theme", "pine") == {"pine"}
    spec.write_text(SPEC + "theme: vermilion\n", "utf-8")
    assert fill() == {"vermilion"}
    assert fill("--theme", "slate") == {"slate"}


def test_a_wrong_theme_exits_2_in_the_command_and_1_in_a_file(spec: Path, tmp_path: Path, capsys) -> None:
    arguments = ["charts", str(spec), "-o", str(tmp_path / "out")]
    assert main([*arguments, "--theme", "slat"]) == 2
    assert "Did you mean `slate`?" in capsys.readouterr().err
    ours = tmp_path / "ours.yaml"
    ours.write_text("palette: {ink: '#EEEEEE'}\n", "utf-8")
    assert main([*arguments, "--theme", str(ours)]) == 1
    assert "ours.yaml:1:16: error[low-contrast]" in capsys.readouterr().err
    spec.write_text(SPEC + "theme: slat\n", "utf-8")
    assert main([*arguments]) == 1
    assert not (tmp_path / "out").exists()


def test_the_theme_file_is_noted_for_make(spec: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours.yaml"
    ours.write_text("extends: slate\n", "utf-8")
    rule = tmp_path / "stamp.d"
    main(["charts", str(spec), "-o", str(tmp_path), "-q", "--theme", str(ours), "--depfile", str(rule)])
    assert ours.as_posix() in rule.read_text("utf-8").splitlines()[0]
