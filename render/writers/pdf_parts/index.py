"""An index with the pages of its entries, in columns."""

from collections.abc import Iterator, Mapping, Sequence

from render.content import Index
from render.writers.pdf_parts.entries import GUTTER, Listed, column_width, columns_for, entry_slices
from render.writers.pdf_parts.flow import Flow, Slice
from render.writers.pdf_parts.setting import Setting
from render.writers.pdf_parts.structure import ARTIFACT, in_language

_MOST_COLUMNS = 3


def add_index(index: Index, setting: Setting, flow: Flow) -> None:
    """Set `index` into the flow; it names the pages of headings that stand before it."""
    sizes = setting.theme.type
    groups = [
        (sign, [(Listed(name, target, sizes.table, sizes.leading), language) for name, target, language in entries])
        for sign, entries in index.groups
    ]
    count = columns_for([entry for _, entries in groups for entry, _ in entries], _MOST_COLUMNS, setting)
    width = column_width(count, setting)
    whole = setting.structure.add("Index", setting.structure.here)
    slices: list[Slice] = []
    again: list[Slice | None] = []
    for sign, entries in groups:
        head, *members = _group(sign, entries, flow.page_of, width, setting, whole)
        slices += [head, *members]
        repeated = _head(index.continued.format(name=sign), width, setting)
        again += [None, *(repeated for _ in members)]
    flow.add_columns(slices, count, width + GUTTER, again)


def _group(
    sign: str,
    entries: Sequence[tuple[Listed, str]],
    pages: Mapping[str, int],
    width: float,
    setting: Setting,
    whole: int,
) -> Iterator[Slice]:
    """The entries of a sign, each with its language where that is another one."""
    structure = setting.structure
    yield _head(sign, width, setting, structure.add("P", whole))
    members = structure.add("L", whole)
    for entry, language in entries:
        link = structure.add("Link", structure.add("LBody", structure.add("LI", members)), in_language(language))
        yield from entry_slices(entry, pages, width, setting, link)


def _head(text: str, width: float, setting: Setting, tag: int = ARTIFACT) -> Slice:
    sizes = setting.theme.type
    line = setting.one_line(text, width, sizes.body, bold=True)
    words = setting.grid_words(line, setting.left, sizes.body, colour=setting.theme.palette.accent, bold=True, tag=tag)
    return Slice(sizes.leading, (words,), setting.step, keep=True)
