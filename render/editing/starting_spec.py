"""A small spec to begin with, in the language of its author."""

from importlib.resources import files

from render.organisation import Language
from render.spec.values.ids import PLAIN_ID

_ID = "my-organization"


def starting_spec(language: Language, name: str) -> str:
    """The text of a spec that passes `check`; the id of its organisation is `name` where that can be one."""
    text = files(__package__).joinpath("starting", f"{language}.yaml").read_text("utf-8")
    return text.replace(_ID, f"{name:{len(_ID)}}", 1) if PLAIN_ID.fullmatch(name) else text
