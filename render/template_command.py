"""What `rolebook template` does to files, and how a template of the company's own is read."""

from pathlib import Path

from render.attaching.word_example import example
from render.diagnostics import ToolError
from render.locales import Locale
from render.organisation import Organisation
from render.outputs import write_new
from render.pipeline import Template
from render.products.inserts import OrganisationInserts
from render.products.matrix import matrix
from render.themes import COMPLETE, Theme, load_theme


def template_at(path: Path, folder: Path) -> Template:
    """The template as it is, which none of the papers in `folder` may replace.

    Raises `ToolError` where it cannot be read, or stands in their way.
    """
    if path.resolve().parent == folder.resolve():
        raise ToolError(f"{path} stands where papers are made", "move it to another folder: it is never changed")
    try:
        return Template(str(path), path.read_bytes())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ToolError(f"cannot read {path}: {reason}", "check the name, and close it in other programs") from error


def template_tags(organisation: Organisation, locale: Locale) -> tuple[str, ...]:
    """The tags of all that can stand in a template."""
    return tuple(f"rolebook:{name}" for name in OrganisationInserts(organisation, locale).names)


def example_template(path: Path, organisation: Organisation, locale: Locale, theme: Theme | None) -> None:
    """Write a Word document with a place for each kind of what can be filled. Raises `ToolError` where it cannot."""
    places = OrganisationInserts(organisation, locale).example()
    write_new(path, example(matrix(organisation, locale), places, theme or load_theme(COMPLETE)))
