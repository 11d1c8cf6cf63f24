"""How every new spec is written."""

from pathlib import Path

from render.editing.json_schema import FILE, MODELINE, schema_text
from render.outputs import write_new


def write_spec(path: Path, text: str) -> None:
    """Write a new spec, with the schema beside it by which editors complete and check it.

    Raises `ToolError` where the file is there already, or cannot be written.
    """
    write_new(path, f"{MODELINE}\n{text}")
    schema = path.with_name(FILE)
    if not schema.exists():
        write_new(schema, schema_text())
