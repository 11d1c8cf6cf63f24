"""The outline of a PDF put behind another's."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from render.attaching.pdf_walk import reached


def append_outline(whole: Pdf, part: Pdf, first_page: int, name: str) -> None:
    """List `part`, which begins at `first_page`, in the outline of `whole`, with all that its own outline lists below.

    It is listed by its title, or by `name` if it has none.
    """
    own = part.Root.get(Name.Outlines, Dictionary())
    has_entries = Name.First in own
    item = whole.copy_foreign(part.make_indirect(own)) if has_entries else whole.make_indirect(Dictionary())
    for key in (Name.Type, Name.Count):
        if key in item:
            del item[key]
    if has_entries:
        item.Count = -_count(item)
    item.Title = pikepdf.String(str(part.docinfo.get(Name.Title, "")) or name)
    item.Dest = Array([whole.pages[first_page].obj, Name.Fit])
    top = whole.Root.get(Name.Outlines)
    if top is None:
        top = whole.Root.Outlines = whole.make_indirect(Dictionary(Type=Name.Outlines))
    item.Parent = top
    if Name.Last in top:
        item.Prev = top.Last
        top.Last.Next = item
    else:
        top.First = item
    top.Last = item
    top.Count = int(top.get(Name.Count, 0)) + 1


def _count(top: pikepdf.Object) -> int:
    """How many entries stand right below; all that is below them stays closed or open as it is."""
    return sum(1 + max(0, int(entry.get(Name.Count, 0))) for entry in reached(top.get(Name.First), Name.Next))
