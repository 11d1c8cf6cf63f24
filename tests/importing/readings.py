"""What an import says, in lines that tests compare."""

from render.importing import import_bytes
from render.spec import understand


def organisation(imported):
    return understand("spec.yaml", imported.text.encode(), "zh").organisation


def read(text, name="table.csv"):
    return import_bytes(name, text.encode())


def tree(imported):
    """Lines such as `运营部 > 经理* (张三) ^总经理: duty, duty`; `*` is a head, `^` whom it reports to."""
    spec = organisation(imported)
    lines = []

    def words(thing):
        duties = ", ".join(duty.text.in_language("zh") for duty in thing.responsibilities)
        return (f" x{thing.headcount}" if thing.headcount is not None else "") + (f": {duties}" if duties else "")

    def place(unit):
        names = []
        while unit:
            names.append(spec.unit_by_id[unit].name.in_language("zh"))
            unit = spec.unit_by_id[unit].parent
        return " > ".join(reversed(names))

    for unit in spec.units:
        lines.append(f"[{unit.type}] {place(unit.id)}{words(unit)}")
    for post in spec.posts:
        head = "*" if post.id in spec.headed_by or post.id == spec.head else ""
        held = [
            spec.person_by_id[membership.person].name.in_language("zh")
            + (f" {membership.fte:g}" if membership.fte < 1 else "")
            + (" acting" if membership.acting else "")
            for membership in spec.memberships_of.get(post.id, ())
        ]
        holders = f" ({', '.join(held)})" if held else ""
        above = post.superior
        superior = f" ^{spec.post_by_id[above].title.in_language('zh')}" if above in spec.post_by_id else ""
        where = f"{place(post.unit)} / " if post.unit else ""
        lines.append(f"{where}{post.title.in_language('zh')}{head}{holders}{superior}{words(post)}")
    return lines


def rules(imported):
    return {note.rule for note in imported.notes}
