"""Two trees of tags made one (ISO 32000-1, 14.7)."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from render.attaching.pdf_walk import reached


def append_structure(whole: Pdf, part: Pdf, shift: int) -> bool:
    """Put the tags of `part`, whose pages are in `whole` already, behind those that are there.

    Numbers in the parent tree are to be greater by `shift`. Returns whether both were tagged.
    """
    root = part.Root.get(Name.StructTreeRoot)
    was_tagged = Name.StructTreeRoot in whole.Root
    if root is None:
        return False
    if not was_tagged:
        whole.Root.StructTreeRoot = whole.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
    target = whole.Root.StructTreeRoot
    _tell_apart(root, target, part)
    _shift(root.get(Name.ParentTree), shift)
    copied = whole.copy_foreign(root)
    _append_elements(whole, target, copied, part)
    _append_parents(whole, target, copied, shift)
    for key in (Name.RoleMap, Name.ClassMap):
        if key in copied:
            target[key] = Dictionary({**dict(copied[key].items()), **dict(target.get(key, Dictionary()).items())})
    if Name.IDTree in copied:
        if Name.IDTree not in target:
            target.IDTree = pikepdf.NameTree.new(whole).obj
        identified = pikepdf.NameTree(target.IDTree)
        for name, element in pikepdf.NameTree(copied.IDTree).items():
            identified[name] = element
    return was_tagged


def _append_elements(whole: Pdf, target: pikepdf.Object, copied: pikepdf.Object, part: Pdf) -> None:
    """The elements become a part of the document, in a language of its own."""
    kids = _list(copied.get(Name.K))
    if len(kids) == 1 and kids[0].get(Name.S) == Name.Document:
        element = kids[0]
        element.S = Name.Part
    else:
        element = whole.make_indirect(Dictionary(S=Name.Part, K=Array(kids)))
        for kid in kids:
            kid.P = element
    if Name.Lang in part.Root and Name.Lang not in element:
        element.Lang = pikepdf.String(str(part.Root.Lang))
    above = _list(target.get(Name.K))
    holder = above[0] if len(above) == 1 and above[0].get(Name.S) == Name.Document else target
    element.P = holder
    holder.K = Array([*_list(holder.get(Name.K)), element])


def _append_parents(whole: Pdf, target: pikepdf.Object, copied: pikepdf.Object, shift: int) -> None:
    """The parent trees become branches of a new one, as neither has a number of the other's."""
    branches = [tree.ParentTree for tree in (target, copied) if Name.ParentTree in tree and _limits(tree.ParentTree)]
    for branch in branches:
        branch.Limits = Array(_limits(branch))
    target.ParentTree = whole.make_indirect(
        Dictionary(Kids=Array([whole.make_indirect(branch) for branch in branches]))
    )
    target.ParentTreeNextKey = max([shift, *(int(branch.Limits[1]) + 1 for branch in branches)])


def _limits(tree: pikepdf.Object) -> list[int]:
    """The least and the greatest number in a tree; nothing where it is empty."""
    numbers = [int(number) for node in reached(tree, Name.Kids) for number in list(node.get(Name.Nums, Array()))[::2]]
    return [min(numbers), max(numbers)] if numbers else []


def _shift(tree: pikepdf.Object | None, shift: int) -> None:
    for node in reached(tree, Name.Kids):
        if Name.Limits in node:
            node.Limits = Array([int(limit) + shift for limit in node.Limits])
        if Name.Nums in node:
            entries = list(node.Nums)
            for place in range(0, len(entries), 2):
                node.Nums[place] = int(entries[place]) + shift


def _tell_apart(root: pikepdf.Object, target: pikepdf.Object, part: Pdf) -> None:
    """Give roles, classes and ids of `part` other names where the other document means something else by them."""
    for key, used in ((Name.RoleMap, Name.S), (Name.ClassMap, Name.C)):
        own, other = root.get(key, Dictionary()), target.get(key, Dictionary())
        clashing = {name: Name(f"{name}-2") for name, value in own.items() if other.get(name, value) != value}
        if clashing:
            root[key] = Dictionary({str(clashing.get(name, name)): value for name, value in own.items()})
            for element in _elements(part):
                if str(element.get(used)) in clashing:
                    element[used] = clashing[str(element[used])]


def _elements(pdf: Pdf) -> Iterator[pikepdf.Object]:
    for found in pdf.objects:
        if isinstance(found, Dictionary) and Name.S in found and Name.P in found:
            yield found


def _list(kids: pikepdf.Object | None) -> list[pikepdf.Object]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]
