"""Graphviz found, or missed, and its faults told."""

import subprocess
import sys

import pytest

from render.diagnostics import ToolError
from render.typesetting import graphviz_engine
from render.typesetting.graphviz_engine import MACHINE, PURE, run


def test_noise_of_the_engine_is_not_passed_on(capfd):
    run("neato", "svg", 'digraph { a [fontname="no such font"] }')
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def machine(monkeypatch):
    """`machine(...)` are the only programs there are."""
    graphviz_engine._program.cache_clear()

    def only(*programs):
        found = {(name, folder) for name, folder in programs}
        monkeypatch.setattr(
            graphviz_engine.shutil,
            "which",
            lambda name, path=None: f"/{path}/{name}" if (name, path) in found else None,
        )

    yield only
    graphviz_engine._program.cache_clear()


def test_graphviz_pure_is_found_beside_the_interpreter(machine):
    folder = str(graphviz_engine.Path(sys.executable).parent)
    machine((PURE, folder), (MACHINE, None))
    assert graphviz_engine._program(PURE).name == PURE


def test_the_machines_own_dot_where_there_is_no_wheel(machine):
    machine((MACHINE, None))
    assert graphviz_engine._program(PURE).name == MACHINE


@pytest.mark.parametrize(("engine", "way_out"), [(PURE, "pip install graphviz-pure"), (MACHINE, "leave out --engine")])
def test_what_to_do_without_the_engine_that_is_asked_for(machine, engine, way_out):
    machine(*([(PURE, None)] if engine == MACHINE else []))
    with pytest.raises(ToolError, match="collaboration map") as caught:
        graphviz_engine._program(engine)
    assert way_out in caught.value.hint


def test_the_machines_own_dot_where_asked_for(machine):
    machine((PURE, None), (MACHINE, None))
    assert graphviz_engine._program(MACHINE).name == MACHINE


def test_a_program_that_fails_is_told_with_its_reason():
    with pytest.raises(ToolError, match="syntax error"):
        run("circo", "plain", "digraph {")


def test_a_program_that_cannot_run_is_told(monkeypatch, tmp_path):
    broken = tmp_path / "dot"
    broken.write_text("not a program")
    broken.chmod(0o755)
    monkeypatch.setattr(graphviz_engine, "_program", lambda engine: broken)
    with pytest.raises(ToolError, match="dot cannot"):
        run("circo", "plain", "digraph {}", MACHINE)


def test_importing_starts_nothing():
    code = "import subprocess; subprocess.Popen = None; import render.typesetting.graphviz_engine"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
