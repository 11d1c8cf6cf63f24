"""Each command loads what it needs: starting up is most of what a small organisation costs."""

import subprocess
import sys
from pathlib import Path

import pytest

from render.cli import main
from render.typesetting import phrases

SEED = str(Path(__file__).parents[1] / "specs/ecommerce.yaml")
MODULES = "import sys; from render.cli import main; code = main(sys.argv[1:]); print(*sys.modules); sys.exit(code)"

OTHER_WORK = {"render.lint", "render.importing", "render.editing", "render.commands.naming", "render.writers.terminal"}
OF_OTHER_PAPERS = {
    "docx",
    "reportlab.platypus",
    "reportlab.graphics",
    "pydantic",
    "pptx",
    "xlsxwriter",
    "pikepdf",
    "python_calamine",
    "markdown_it",
    "pypinyin",
    "PIL.Image",
    "dataclasses",
    "difflib",
}
OF_OTHER_SCRIPTS = {f"render.typesetting.{name}" for name in ("bidi", "cluster_fonts", "mixed_lines", "shaping")}
OF_PAPERS = {"uharfbuzz", "reportlab", "pypdfium2", "graphviz", "render.recipes", "render.writers"}
NO_FONTS = OF_PAPERS - {"uharfbuzz"}


WIDE = r"""
import re, sys
from render.cli import main
main(sys.argv[1:])
for name, module in [*sys.modules.items()]:
    for key, found in vars(module).items() if name.startswith("render.") else ():
        pattern = str(found.pattern) if isinstance(found, re.Pattern) else ""
        if any(ord(last) - ord(first) > 5_000 for first, last in re.findall(r"(?s)([^\\])-(.)", pattern)):
            print(name, key)
"""


def loaded(*arguments: str) -> set[str]:
    """The modules that a command loads in a process of its own."""
    command = [sys.executable, "-c", MODULES, *arguments]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1].split())


def test_a_build_loads_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    modules = loaded("build", SEED, "--quiet", "-o", str(tmp_path))
    assert modules >= OF_PAPERS  # or the names below may be those of yesterday
    assert modules.isdisjoint(OTHER_WORK | OF_OTHER_PAPERS | OF_OTHER_SCRIPTS | {"thaibreak"})


def test_words_of_han_are_told_apart_only_where_a_line_has_to_end_among_them(tmp_path: Path) -> None:
    models = []
    for kind in ("charts", "handbook"):  # which has RACI tables, with narrow heads
        phrases.phrase_ends.cache_clear()
        phrases.model.cache_clear()
        main([kind, SEED, "--quiet", "-o", str(tmp_path)])
        models.append(phrases.model.cache_info().currsize)
    assert models == [0, 1]


def test_no_pattern_of_thousands_of_characters_is_compiled_for_a_build(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WIDE, "build", SEED, "--quiet", "-o", str(tmp_path)]
    assert not subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize(("title", "drawing"), [("Manager", OF_PAPERS), ("总经理", OF_PAPERS), ("Łódź", NO_FONTS)])
def test_a_check_draws_nothing_and_looks_into_fonts_for_rare_letters(tmp_path: Path, title: str, drawing: set) -> None:
    path = tmp_path / "acme.yaml"
    path.write_text(f"organization: {{id: acme, name: Acme}}\nposts: [{{id: gm, title: {title}}}]\n", "utf-8")
    assert loaded("check", str(path), "--quiet").isdisjoint(drawing | OTHER_WORK | OF_OTHER_PAPERS)


def test_an_import_reads_tables_and_no_specs(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("部门,岗位,姓名\n运营部,运营经理,张三\n", "utf-8")
    modules = loaded("import", str(path), "--quiet")
    assert "render.importing.delimited" in modules
    others = {"render.spec", "render.locales", "render.outputs", "render.importing.workbook"}
    assert modules.isdisjoint(OF_PAPERS | OF_OTHER_PAPERS | others | OTHER_WORK - {"render.importing"})


def test_job_descriptions_draw_no_charts(tmp_path: Path) -> None:
    modules = loaded("job-descriptions", SEED, "--post", "运营经理", "--quiet", "-o", str(tmp_path))
    drawing = {"render.typesetting.paging", "render.writers.chart_pdf", "graphviz", "pypdfium2"}
    assert "reportlab" in modules and modules.isdisjoint(drawing)
