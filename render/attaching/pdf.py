"""A PDF behind another, with what makes it more than pages: tags, outline, links, labels, attachments, claims."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from render.attaching.pdf_claims import merge_claims
from render.attaching.pdf_outline import append_outline
from render.attaching.pdf_structure import append_structure
from render.attaching.pdf_walk import dictionaries, reached
from render.diagnostics import ToolError

_SIGNATURES_EXIST = 1  # in SigFlags (ISO 32000-1, 12.7.2)
_BROKEN = (pikepdf.PdfError, RuntimeError, TypeError, ValueError, AttributeError, LookupError)
"""What comes of a PDF in which something is not what the standard says."""


def attached_pdf(paper: Path, to: Path) -> tuple[bytes, list[str]]:
    """The document with the paper behind it, and warnings; see `attached`.

    Where both are tagged, or keep PDF/A or PDF/UA, so does what comes out.
    """
    with _opened(to) as whole, _opened(paper) as part:
        warnings = _warnings(whole, to)
        try:
            return _joined(whole, part, paper.stem, warnings), warnings
        except _BROKEN as error:
            raise ToolError(
                f"{paper} cannot be put behind {to}: one of the two is broken",
                "Open both, and save them anew with the programs that they are from.",
            ) from error


def _joined(whole: Pdf, part: Pdf, name: str, warnings: list[str]) -> bytes:
    before = len(whole.pages)
    _name_no_destinations(part)
    shift = _next_key(whole)
    for dictionary in _with_keys(part):
        for key in (Name.StructParents, Name.StructParent):
            if key in dictionary:
                dictionary[key] = int(dictionary[key]) + shift
    _append_pages(whole, part)
    _append_labels(whole, part, before)
    is_tagged = append_structure(whole, part, shift)
    append_outline(whole, part, before, name)
    warnings += merge_claims(whole, part, is_tagged=is_tagged, first_new=before)
    _append_attachments(whole, part)
    content = BytesIO()
    whole.save(
        content,
        min_version=part.pdf_version,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
    )
    return content.getvalue()


def _opened(path: Path) -> Pdf:
    try:
        return Pdf.open(BytesIO(path.read_bytes()))  # names that are no text are nothing to pikepdf
    except pikepdf.PasswordError as error:
        raise ToolError(f"{path} is encrypted", "Take its password off first.") from error
    except (*_BROKEN, OSError) as error:
        reason = str(error).rpartition(": ")[2]
        raise ToolError(
            f"{path} is broken: {reason}", "Open and save it anew with the program that it is from."
        ) from error


def _warnings(whole: Pdf, to: Path) -> list[str]:
    warnings = []
    if whole.is_encrypted:  # it opened without a password, so it is only its owner's that holds
        warnings.append(f"{to} is protected against changes; what comes out is not. Protect it again.")
    form = whole.Root.get(Name.AcroForm, Dictionary())
    if int(form.get(Name.SigFlags, 0)) & _SIGNATURES_EXIST:
        warnings.append(f"{to} is signed: with pages added, its signature no longer holds. Sign what comes out.")
    return warnings


def _next_key(whole: Pdf) -> int:
    """The first number that no page or annotation has in the parent tree."""
    keys = [-1]
    root = whole.Root.get(Name.StructTreeRoot)
    if root is not None and Name.ParentTree in root:
        keys += list(pikepdf.NumberTree(root.ParentTree))
    for dictionary in _with_keys(whole):
        keys += [int(dictionary[key]) for key in (Name.StructParents, Name.StructParent) if key in dictionary]
    return max(keys) + 1


def _with_keys(pdf: Pdf) -> Iterator[pikepdf.Object]:
    """What may have a number in the parent tree: pages, annotations, and what is drawn as a whole."""
    seen = set()
    for page in pdf.pages:
        drawn = page.obj.get(Name.Resources, Dictionary()).get(Name.XObject, Dictionary())
        forms = dictionaries([form for _, form in drawn.items()])
        for dictionary in (page.obj, *dictionaries(page.obj.get(Name.Annots)), *forms):
            if not dictionary.is_indirect or dictionary.objgen not in seen:
                seen.add(dictionary.objgen)
                yield dictionary


def _append_pages(whole: Pdf, part: Pdf) -> None:
    """Pages first, then what is on them: a link to a page that is not there yet would lead nowhere."""
    annotations = []
    for page in part.pages:
        annotations.append(part.make_indirect(page.obj.get(Name.Annots, Array())))
        if Name.Annots in page.obj:
            del page.obj.Annots
    before = len(whole.pages)
    whole.pages.extend(part.pages)
    for number, found in enumerate(annotations, start=before):
        if len(found):
            whole.pages[number].obj.Annots = whole.copy_foreign(found)


def _append_labels(whole: Pdf, part: Pdf, before: int) -> None:
    """Pages keep the numbers that stand on them."""
    plain = Dictionary(S=Name.D)
    if Name.PageLabels not in whole.Root and Name.PageLabels not in part.Root:
        return
    labels = pikepdf.NumberTree.new(whole)
    for pdf, start in ((whole, 0), (part, before)):
        found = dict(pikepdf.NumberTree(pdf.Root.PageLabels)) if Name.PageLabels in pdf.Root else {0: plain}
        for index, label in found.items():
            copied = whole.copy_foreign(part.make_indirect(label)) if pdf is part and label is not plain else label
            labels[index + start] = copied
    whole.Root.PageLabels = labels.obj


def _name_no_destinations(part: Pdf) -> None:
    """Links by name become links to places: names of two documents may be the same."""
    named = _destinations(part)
    links = [link for page in part.pages for link in dictionaries(page.obj.get(Name.Annots))]
    links += reached(part.Root.get(Name.Outlines, Dictionary()).get(Name.First), Name.Next, Name.First)
    for link in links:
        _unname(link, Name.Dest, named)
        action = link.get(Name.A)
        if isinstance(action, Dictionary) and action.get(Name.S) == Name.GoTo:
            _unname(action, Name.D, named)


def _unname(holder: pikepdf.Object, key: Name, named: dict[str, pikepdf.Object]) -> None:
    target = holder.get(key)
    if isinstance(target, (pikepdf.String, Name)) and str(target) in named:
        holder[key] = named[str(target)]


def _destinations(pdf: Pdf) -> dict[str, pikepdf.Object]:
    """Places by name: a name tree (strings) since PDF 1.2, a dictionary (names) before."""
    found = {}
    names = pdf.Root.get(Name.Names, Dictionary()).get(Name.Dests)
    entries = list(pikepdf.NameTree(names).items()) if names is not None else []
    old = pdf.Root.get(Name.Dests, Dictionary())
    for name, place in (*entries, *old.items()):
        found[str(name)] = place.D if isinstance(place, Dictionary) else place
    return found


def _append_attachments(whole: Pdf, part: Pdf) -> None:
    """Files in the paper, such as the spec that it was made of, stay in it."""
    found = part.Root.get(Name.Names, Dictionary()).get(Name.EmbeddedFiles)
    if found is None:
        return
    if Name.Names not in whole.Root:
        whole.Root.Names = Dictionary()
    if Name.EmbeddedFiles not in whole.Root.Names:
        whole.Root.Names.EmbeddedFiles = pikepdf.NameTree.new(whole).obj
    files = pikepdf.NameTree(whole.Root.Names.EmbeddedFiles)
    for name, specification in pikepdf.NameTree(found).items():
        free = str(name)
        while free in files:
            free += "_"
        files[free] = whole.copy_foreign(specification)
        whole.Root.AF = Array([*whole.Root.get(Name.AF, Array()), files[free]])
