"""The command as a person or a script meets it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from render.cli import main

SEED = str(Path(__file__).parents[1] / "specs/ecommerce.yaml")
ROLEBOOK = str(Path(sys.executable).with_name("rolebook"))
WRONG = "organization: {id: o, name: 公司}\nunits:\n  - {id: a, name: 甲, head: nobody}\n  - {id: a, nmae: 乙}\n"


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    path = tmp_path / "wrong.yaml"
    path.write_text(WRONG, "utf-8")
    return str(path)


def test_check_of_a_good_spec(capsys) -> None:
    assert main(["check", SEED]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"{SEED}: 20 units, 9 posts, no problems\n"


def test_check_speaks_of_one_unit_in_the_singular(tmp_path: Path, capsys) -> None:
    spec = str(tmp_path / "mine.yaml")
    assert main(["init", spec]) == 0
    assert main(["check", spec]) == 0
    assert capsys.readouterr().err.endswith("mine.yaml: 1 unit, 3 posts, no problems\n")


def test_check_tells_of_characters_that_the_papers_cannot_show(tmp_path: Path, capsys) -> None:
    path = tmp_path / "names.yaml"
    path.write_text("organization: {id: o, name: Łódź}\nposts: [{id: a, title: Їжак Ꭰ}]\n", "utf-8")
    assert main(["check", str(path)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"{path}:2:24: warning[missing-glyph]: No font of the papers has Ꭰ (U+13A0);")
    assert "1 warning" in err
    assert main(["charts", str(path), "-o", str(tmp_path)]) == 0
    assert "1 warning, see" in capsys.readouterr().err


def test_check_names_every_problem_and_exits_1(wrong: str, capsys) -> None:
    assert main(["check", wrong]) == 1
    out, err = capsys.readouterr()
    assert [f"{wrong}:{place}" in out for place in ("3:28:", "4:10:", "4:13:")] == [True] * 3
    assert "errors" in err


def test_json_is_a_list_and_nothing_else_is_on_stdout(wrong: str, capsys) -> None:
    assert main(["check", wrong, "--format", "json"]) == 1
    records = json.loads(capsys.readouterr().out)
    assert len(records) >= 3
    assert all(set(record) == {"file", "line", "column", "rule", "severity", "message", "hint"} for record in records)
    assert main(["check", SEED, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_charts_in_the_formats_that_are_asked_for(tmp_path: Path, capsys) -> None:
    path = tmp_path / "o.yaml"
    path.write_text("organization: {id: o, name: 公司}\ncharts: {formats: [png], dpi: 72}\n", "utf-8")

    def made(*arguments: str) -> set[str]:
        assert main(["charts", str(path), "-o", str(tmp_path), "-q", *arguments]) == 0
        return {it.relative_to(tmp_path / "o").as_posix() for it in (tmp_path / "o").rglob("[!.]*") if it.is_file()}

    assert made() == {"charts/overview.png"}
    assert made("--format", "svg,pptx") == {"charts/overview.svg", "charts.pptx"}
    assert made("--format", "drawio,gv,pdf") == {"charts.drawio", "charts/overview.gv", "charts.pdf"}
    for wrong in (["--format", "svg,visio"], ["--dpi", "7"], ["--dpi", "many"]):
        assert main(["charts", str(path), *wrong]) == 2


def test_nothing_is_made_of_a_wrong_spec(wrong: str, tmp_path: Path, capsys) -> None:
    assert main(["build", wrong, "-o", str(tmp_path / "out")]) == 1
    assert "nothing was made" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "no/such.yaml"], "no/such.yaml"),
        (["build", SEED, "-o", "/dev/null/x"], "cannot write"),
    ],
)
def test_a_fault_that_is_not_the_specs_exits_2(arguments: list[str], words: str, capsys) -> None:
    assert main(arguments) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("content", ["organization: {id: o, name: O}\n", "organization: {id: o}\n"])
def test_the_name_of_a_file_cannot_steer_a_terminal(tmp_path: Path, content: str, capsys) -> None:
    path = tmp_path / "red\x1b[31m\u202e.yaml"
    path.write_text(content, "utf-8")
    main(["build", str(path), "-o", str(tmp_path / path.name)])
    main(["check", str(path) + "\x1b[2J"])
    told = capsys.readouterr().err
    assert "red\N{REPLACEMENT CHARACTER}[31m" in told
    assert not {char for char in told if not char.isprintable()} - {"\n"}


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are text there")
def test_names_of_files_that_are_no_text_are_names_like_others(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    name = os.fsdecode(b"a\xff")
    Path(f"{name}.yaml").write_text("organization: {id: o, name: O}\nposts: [{id: p, title: Other}]\n", "utf-8")
    spec = f"{name}.yaml"
    typed = [
        ["check", spec],
        ["build", spec, "-o", name, "--depfile", f"{name}.d", "--attach-spec"],
        ["spreadsheets", spec],
        ["lint", spec, "--format", "sarif"],
        ["export", spec, "--format", "jsonld", "-o", f"{name}.json"],
        ["attach", f"{name}/o/handbook.pdf", "--to", f"{name}/o/charts.pdf", "-o", f"{name}.pdf"],
    ]
    for words in typed:
        assert main(words) == 0, words
    assert b"a\xff.yaml" in Path(f"{name}.d").read_bytes()
    assert "a%FF.yaml" in capsys.readouterr().out


def test_who_interrupts_before_anything_has_begun_sees_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "argparse.py").write_text("raise KeyboardInterrupt\n", "utf-8")
    command = [ROLEBOOK, "check", SEED]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (130, "")


def test_what_is_said_to_type_next_can_be_typed(tmp_path: Path) -> None:
    def typed(command: str) -> list[str]:
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
        ended = subprocess.run(command, cwd=tmp_path, env=environment, shell=True, capture_output=True, text=True)
        assert ended.returncode == 0, ended.stderr
        return [line.strip() for line in ended.stderr.splitlines() if line.startswith("    ")]

    (tmp_path / "部门 1.csv").write_text("部门,岗位\n运营部,运营经理\n", "utf-8")
    begun = typed(f"{ROLEBOOK} init '我的 组织.yaml'")
    imported = typed(f"{ROLEBOOK} import '部门 1.csv' -o 'in/it.yaml'")
    template = typed(f"{ROLEBOOK} template 我的*.yaml -o 'our form.docx'")
    assert [len(lines) for lines in (begun, imported, template)] == [2, 2, 1]
    for command in (*begun, *imported, *template):
        typed(command)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("chart a.yaml", ['There is no command "chart".', "Did you mean `charts`?"]),
        ("-q check a.yaml", ['There is no command "-q".', "Options come behind the command: "]),
        ("check", ["arguments are required: SPEC.", "`rolebook check --help`"]),
        ("check my spec.yaml", ['"spec.yaml" is not known to `rolebook check`.', "in quotes"]),
        ("build a.yaml --audence=public", ['"--audence=public" is not known', "Did you mean `--audience`?"]),
        ("check a.yaml --locale xx", ["invalid choice: 'xx'", "`rolebook check --help`"]),
        ("check a.yaml --\x1b[31mred", ['"--\\u001b[31mred" is not known', "`rolebook check --help`"]),
        ("\x1b[2J", ['There is no command "\\u001b[2J".', "`rolebook --help`"]),
    ],
)
def test_wrong_usage_exits_2_and_says_what_can_be_typed(typed: str, told: list[str], capsys) -> None:
    assert main(typed.split(" ")) == 2
    error, hint = capsys.readouterr().err.splitlines()
    assert told[0] in error
    assert hint.startswith("    help: ") and told[1] in hint


@pytest.mark.parametrize(
    ("command", "idle"),
    [
        ("charts", "--template --attach-spec --post"),
        ("handbook", "--page --orientation --format --dpi --embed-fonts --engine --root --post"),
        ("build", "--root --post"),
        ("spreadsheets", "--template --style --colour-by --depth --page --format --root --attach-spec"),
        ("job-descriptions", "--style --colour-by --depth --page --format --root --attach-spec"),
    ],
)
def test_commands_take_no_option_that_does_nothing_for_them(command: str, idle: str, capsys) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    offered = set(re.findall(r"--[a-z-]+", capsys.readouterr().out.partition("examples:")[0]))
    assert "--theme" in offered and offered.isdisjoint(idle.split())


@pytest.mark.parametrize(
    "command",
    [
        [],
        *(
            [name]
            for name in "check import init fmt schema lint show stats export themes charts handbook build".split()
        ),
    ],
)
def test_help_has_examples(command: list[str], capsys) -> None:
    with pytest.raises(SystemExit) as caught:
        main([*command, "--help"])
    assert caught.value.code == 0
    assert "examples:\n  rolebook" in capsys.readouterr().out


def test_show_and_stats_answer_on_stdout(capsys) -> None:
    assert main(["show", SEED, "data analyst", "--locale", "en"]) == 0
    out, err = capsys.readouterr()
    assert (out.splitlines()[0], err) == ("Data analyst", "")
    assert "\x1b" not in out
    assert main(["show", SEED, "运营经理", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "operations-manager"
    assert main(["stats", SEED, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["posts"] == 9


def test_what_is_there_on_another_day_is_told_of_to_those_who_may_know(tmp_path: Path, capsys) -> None:
    path = tmp_path / "o.yaml"
    path.write_text(
        "organization: {id: o, name: O}\ndocument: {effective_date: 2026-01-01}\n"
        "posts: [{id: a, title: A}, {id: late, title: Late, reports_to: a, from: 2027-01-01}]\n",
        "utf-8",
    )
    assert main(["show", str(path), "late"]) == 2
    assert '"late" is not there on this day.' in capsys.readouterr().err
    assert main(["show", str(path), "late", "--audience", "internal"]) == 2
    assert "There is no post" in capsys.readouterr().err
    assert main(["show", str(path), "late", "--as-of", "2027-01-01"]) == 0


def test_a_question_that_names_nothing_exits_2_and_says_nothing_on_stdout(capsys) -> None:
    assert main(["show", SEED, "nobody"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert '"nobody"' in err


def test_export_to_stdout_and_over_a_file(tmp_path: Path, capsys) -> None:
    assert main(["export", SEED, "--format", "jsonld"]) == 0
    shown = capsys.readouterr().out
    file = tmp_path / "new" / "seed.jsonld"
    for _ in range(2):
        assert main(["export", SEED, "--format", "jsonld", "-o", str(file)]) == 0
        assert file.read_text("utf-8") == shown
    assert [path.name for path in file.parent.iterdir()] == ["seed.jsonld"]


def test_papers_are_in_the_language_of_the_spec(tmp_path: Path, capsys) -> None:
    assert main(["stats", SEED]) == 0
    assert "电商运营团队" in capsys.readouterr().out
    spec = tmp_path / "acme.yaml"
    spec.write_text("organization: {id: acme, name: Acme}\nposts: [{id: boss, title: Boss}]\n", "utf-8")
    assert main(["stats", str(spec)]) == 0
    assert "Posts" in capsys.readouterr().out
    assert main(["stats", str(spec), "--locale", "zh"]) == 0
    assert "岗位" in capsys.readouterr().out


def test_papers_of_another_spec_with_the_same_id_are_not_replaced_without_a_word(tmp_path: Path, capsys) -> None:
    told = []
    for name in ("one", "one", "two", "two"):
        spec = tmp_path / f"{name}.yaml"
        spec.write_text(f"organization: {{id: acme, name: {name}}}\nposts: [{{id: p, title: P}}]\n", "utf-8")
        assert main(["charts", str(spec), "-o", str(tmp_path / "out")]) == 0
        told.append("took the place of those of another spec" in capsys.readouterr().err)
    assert told == [False, False, True, False]


def test_build_makes_every_paper_and_quiet_says_nothing(tmp_path: Path, capsys) -> None:
    assert main(["build", SEED, "-o", str(tmp_path), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    pages = (
        "overview",
        "operations",
        "technology",
        "customer-service",
        "data",
        "supply-chain",
        "finance",
        "collaboration",
    )
    charts = {f"charts/{page}.{ending}" for page in pages for ending in ("gv", "svg", "png")}
    assert made(tmp_path / "ecommerce") == charts | {
        "charts.pdf",
        "handbook.pdf",
        "handbook.docx",
        "raci.docx",
        "responsibilities.docx",
        ".rolebook-charts",
        ".rolebook-handbook",
        ".rolebook-source",
    }


def test_two_builds_are_the_same_whatever_the_hash_seed_time_zone_and_locale(tmp_path: Path) -> None:
    folders = []
    for number, zone in enumerate(("Asia/Shanghai", "America/Lima")):
        folder = tmp_path / str(number)
        environment = {**os.environ, "PYTHONHASHSEED": str(number + 1), "TZ": zone, "LC_ALL": "C"}
        subprocess.run([ROLEBOOK, "build", SEED, "-q", "-o", folder], env=environment, check=True)
        folders.append({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    assert folders[0] == folders[1]


def test_an_interrupted_build_leaves_the_papers_as_they_were(tmp_path: Path) -> None:
    assert main(["handbook", SEED, "-o", str(tmp_path), "-q"]) == 0
    before = {path: path.read_bytes() for path in (tmp_path / "ecommerce").rglob("*") if path.is_file()}
    # The process sends itself the signal when the first paper is there and the second is being made.
    script = (
        "import os, signal, sys; from render import cli; from render.recipes import documents\n"
        "jobs = [lambda: [('handbook.pdf', b'half')], lambda: [os.kill(os.getpid(), signal.SIGTERM)]]\n"
        "documents.jobs = lambda _: jobs\n"
        f"sys.argv = ['rolebook', 'handbook', {SEED!r}, '-o', {str(tmp_path)!r}]\n"
        "cli.run()"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr.splitlines()[-1][:21]) == (130, "rolebook: interrupted")
    assert {path: path.read_bytes() for path in (tmp_path / "ecommerce").rglob("*") if path.is_file()} == before


def test_a_closed_pipe_is_no_traceback_and_the_answer_is_still_no(wrong: str) -> None:
    command = f"{ROLEBOOK} check {wrong} --quiet | true; exit ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (1, "")


def test_chinese_words_reach_a_terminal_that_knows_none(wrong: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    result = subprocess.run([ROLEBOOK, "check", wrong], capture_output=True, env=environment, check=False)
    assert "公司" in result.stdout.decode() or "甲" in result.stdout.decode()


def made(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_variants_days_and_audiences(tmp_path: Path, capsys) -> None:
    spec = tmp_path / "acme.yaml"
    spec.write_text(
        "organization: {id: acme, name: 公司}\nunits: [{id: a, name: 甲部, to: 2026-12-31}, {id: b, name: 乙部}]\n",
        "utf-8",
    )
    (tmp_path / "acme.big.yaml").write_text("units: [{id: c, name: 丙部, visibility: public}]\n", "utf-8")
    assert main(["check", str(spec), "--variant", "big"]) == 0
    assert "3 units" in capsys.readouterr().err
    out = str(tmp_path / "out")
    for choice in (
        ["--as-of", "2027-01-01"],
        ["--variant", "big", "--audience", "public"],
        ["--audience", "restricted"],
    ):
        assert main(["charts", str(spec), "-o", out, *choice]) == 0
    charts = {path.parent.parent.name: path.read_text("utf-8") for path in Path(out).glob("*/charts/overview.gv")}
    assert set(charts) == {"acme", "acme-2027-01-01", "acme-big-public"}
    shown = {name: [unit for unit in "甲乙丙" if f"{unit}部" in text] for name, text in charts.items()}
    assert shown == {"acme": ["甲", "乙"], "acme-2027-01-01": ["乙"], "acme-big-public": ["丙"]}


def test_a_variant_taken_for_a_spec_is_told_of_before_all_that_it_lacks(capsys) -> None:
    alone = "specs/ecommerce.startup.yaml"
    assert main(["check", alone]) == 1
    first = capsys.readouterr().out.split(f"\n{alone}:")[0]
    assert first.startswith(f"{alone}:1:1: error[overlay-alone]:")
    assert "specs/ecommerce.yaml --variant startup" in first


def test_a_missing_variant_and_a_wrong_day(capsys) -> None:
    assert main(["check", SEED, "--variant", "startp"]) == 2
    assert "Did you mean startup?" in capsys.readouterr().err
    assert main(["charts", SEED, "--as-of", "tomorrow"]) == 2
    assert "such as 2026-12-31" in capsys.readouterr().err


def test_charts_as_the_spec_says_and_as_the_command_says(tmp_path: Path, capsys) -> None:
    spec = tmp_path / "acme.yaml"
    spec.write_text(
        "organization: {id: acme, name: Acme}\ncharts: {page: A5, margin: 10, orientation: landscape}\n"
        "units: [{id: a, name: A, head: h, posts: [{id: h, title: H}, {id: p, title: P}], units: [{id: b, name: B}]}]\n"
    )

    def charts(*arguments: str) -> dict[str, str]:
        out = tmp_path / "-".join(("out", *arguments))
        assert main(["charts", str(spec), "-o", str(out), "-q", *arguments]) == 0
        return {path.relative_to(out).as_posix(): path.read_text("utf-8") for path in out.rglob("*.svg")}

    assert 'width="595.28pt" height="419.53pt"' in charts()["acme/charts/overview.svg"]
    assert (
        'width="540.00pt" height="960.00pt"'
        in charts("--page", "slide", "--orientation", "portrait")["acme/charts/overview.svg"]
    )
    assert ">B<" not in "".join(charts("--depth", "1").values())
    assert list(charts("--root", "B")) == ["acme-b/charts/b.svg"]
    assert list(charts("--root", "h")) == ["acme-h/charts/a.svg"]
    assert main(["charts", str(spec), "--root", "C", "-o", str(tmp_path)]) == 2
    assert "There is no post, unit or person" in capsys.readouterr().err


def test_the_handbook_holds_its_spec_if_asked_to_but_not_for_all_readers(tmp_path: Path, capsys) -> None:
    asked = ["handbook", SEED, "--variant", "startup", "--attach-spec", "-o", str(tmp_path), "--quiet"]
    assert main(asked) == 0
    with pikepdf.open(tmp_path / "ecommerce-startup/handbook.pdf") as paper:
        assert paper.attachments["ecommerce.yaml"].get_file().read_bytes() == Path(SEED).read_bytes()
        assert "ecommerce.startup.yaml" in paper.attachments
    assert main([*asked, "--audience", "public"]) == 2
    assert "not for the public audience" in capsys.readouterr().err
    assert not (tmp_path / "ecommerce-startup-public").exists()


def test_a_text_that_a_chart_has_to_cut_is_warned_of_at_its_place(tmp_path: Path, capsys) -> None:
    spec = tmp_path / "acme.yaml"
    long = "超长岗位名称" * 50
    posts = "- {id: p, title: 总经理}\n- {id: q, title: 助理, reports_to: p}\n"
    posts += f"- {{id: r, title: {long}, reports_to: p}}\n"
    spec.write_text(f"organization: {{id: acme, name: 公司}}\ncharts: {{page: A5}}\nposts:\n{posts}", "utf-8")
    assert main(["charts", str(spec), "-o", str(tmp_path), "--format", "svg"]) == 0
    told = capsys.readouterr().err
    assert f"{spec}:6:18: warning[text-cut]: The text of r is too long" in told
    assert long in (tmp_path / "acme/charts/overview.svg").read_text("utf-8"), "all of it is in the title of the box"
    spec.write_text(spec.read_text("utf-8").replace(long, "岗位"), "utf-8")
    assert main(["charts", str(spec), "-o", str(tmp_path), "--format", "svg"]) == 0
    assert "text-cut" not in capsys.readouterr().err
