"""fmt, init, schema and import as a person meets them: what is written, said, refused, and the exit code."""

from pathlib import Path

import pytest
import yaml

from render.cli import main
from render.editing.json_schema import FILE, MODELINE, schema_text
from render.editing.starting_spec import starting_spec
from render.locales import locale_codes
from render.spec import understand

CHINESE = "组织: {标识: acme, 名称: 甲}  # 注释\n"
STANDARD = "organization: {id: acme, name: 甲}  # 注释\n"


def test_fmt_writes_the_standard_form_and_says_so_once(tmp_path: Path, capsys) -> None:
    spec = tmp_path / "a.yaml"
    spec.write_text(CHINESE, "utf-8")
    spec.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(spec)
    assert main(["fmt", str(link)]) == 0
    assert spec.read_text("utf-8") == STANDARD
    assert link.is_symlink() and spec.stat().st_mode & 0o777 == 0o640
    assert capsys.readouterr() == ("", f"{link}: put into the standard form\n")
    assert main(["fmt", str(spec)]) == 0
    assert capsys.readouterr() == ("", "")
    assert {path.name for path in tmp_path.iterdir()} == {"a.yaml", "link.yaml"}


def test_fmt_check_writes_nothing_and_exits_1_where_it_would(tmp_path: Path, capsys) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text(STANDARD, "utf-8")
    second.write_text(CHINESE, "utf-8")
    assert main(["fmt", "--check", str(first)]) == 0
    assert main(["fmt", "--check", str(first), str(second)]) == 1
    assert capsys.readouterr().err == f"{second}: is not in the standard form\n"
    assert second.read_text("utf-8") == CHINESE


def test_fmt_tells_of_one_broken_file_and_does_the_others(tmp_path: Path, capsys) -> None:
    broken, sound = tmp_path / "a.yaml", tmp_path / "b.yaml"
    broken.write_text("组织: [\n", "utf-8")
    sound.write_text(CHINESE, "utf-8")
    assert main(["fmt", str(broken), str(sound)]) == 1
    assert f"{broken}:" in capsys.readouterr().err
    assert (broken.read_text("utf-8"), sound.read_text("utf-8")) == ("组织: [\n", STANDARD)
    assert main(["fmt", str(tmp_path / "none.yaml")]) == 2


@pytest.mark.parametrize("language", locale_codes())
def test_a_spec_to_begin_with_is_right_and_in_the_standard_form(language: str, tmp_path: Path, capsys) -> None:
    spec = tmp_path / "new" / "acme.yaml"
    assert main(["init", str(spec), "--locale", language]) == 0
    said = capsys.readouterr().err
    commands = [line.split()[1:] for line in said.splitlines() if line.strip().startswith("rolebook ")]
    assert [command[0] for command in commands] == ["check", "build"]
    assert main([*commands[0], "-q"]) == 0
    assert capsys.readouterr() == ("", "")
    assert main(["fmt", "--check", str(spec)]) == 0
    assert understand("a", spec.read_bytes(), language).organisation.id == "acme"
    assert spec.read_text("utf-8").startswith(f"{MODELINE}\n#")
    assert spec.with_name(FILE).read_text("utf-8") == schema_text()


def test_a_name_that_is_no_id_is_not_taken_for_one() -> None:
    assert understand("a", starting_spec("zh", "我们 的").encode(), "zh").organisation.id == "my-organization"


def test_init_overwrites_nothing(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / FILE).write_text("{}", "utf-8")
    assert main(["init", "-q"]) == 0
    before = (tmp_path / "specs/mine.yaml").read_bytes()
    assert main(["init"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert (tmp_path / "specs/mine.yaml").read_bytes() == before
    assert (tmp_path / "specs" / FILE).read_text("utf-8") == "{}"


def test_what_is_imported_names_the_schema_beside_it(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("部门,岗位\n运营部,经理\n", "utf-8")
    spec = tmp_path / "a.yaml"
    assert main(["import", str(table), "-o", str(spec), "-q"]) == 0
    assert spec.read_text("utf-8").startswith(f"{MODELINE}\n")
    assert spec.with_name(FILE).exists()


def test_schema_is_printed(capsys) -> None:
    assert main(["schema"]) == 0
    assert capsys.readouterr() == (schema_text(), "")
    assert main(["schema", "--overlay"]) == 0
    assert capsys.readouterr() == (schema_text(overlay=True), "")


def test_the_hooks_for_pre_commit_run(tmp_path: Path, capsys) -> None:
    root = Path(__file__).parents[2]
    spec = tmp_path / "a.yaml"
    spec.write_text(STANDARD, "utf-8")
    hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == ["rolebook-check", "rolebook-fmt"]
    for hook in hooks:
        command, *arguments = hook["entry"].split()
        assert (command, hook["language"]) == ("rolebook", "python")
        assert main([*arguments, str(spec)]) == 0
