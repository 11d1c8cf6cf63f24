"""What several suites share: where examples of properties come from, and golden text dumps.

`make test` tries the same examples each time, so that no change is held up by chance; `make explore` tries new ones,
and more of them.

A golden file holds the text that a test saw and a person judged good. `UPDATE_GOLDEN=1 make test` rewrites them;
then `git diff tests/golden` is what to judge.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

for name, is_same, examples in (("same", True, 100), ("new", False, 200)):
    settings.register_profile(
        name,
        derandomize=is_same,
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        print_blob=True,
    )
settings.load_profile("same")

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def golden():
    """`golden(name, text)` compares `text` with tests/golden/<name>.txt; `name` may hold slashes."""
    return _compare


def _compare(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert path.exists(), f"no golden file {path}; make it with UPDATE_GOLDEN=1 and judge it"
    assert text == path.read_bytes().decode(), f"differs from {path}; if it should, UPDATE_GOLDEN=1 and judge the diff"
