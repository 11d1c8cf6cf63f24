"""Files that come with other packages: fonts, models."""

from importlib.util import find_spec
from pathlib import Path


def packaged(package: str, file: str) -> Path:
    """A file of an installed package, which is not loaded for it."""
    spec = find_spec(package)
    assert spec and spec.origin  # it is declared in pyproject.toml
    return Path(spec.origin).parent / file
