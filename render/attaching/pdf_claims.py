"""Which standards two PDF files keep together, and what that takes: never more is claimed than both keep."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

_CONFORMANCES = "BUA"  # of PDF/A, from the least
_PARTS = ("2", "3")  # of PDF/A, in which a paper of Rolebook may be
_RGB = 3


def merge_claims(whole: Pdf, part: Pdf, *, is_tagged: bool, first_new: int) -> list[str]:
    """Make `whole`, which now has the pages of `part`, claim what both claim; returns what was taken back."""
    taken_back = []
    with (
        whole.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said,
        part.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as added,
    ):
        archival = [(found.get("pdfaid:part", ""), found.get("pdfaid:conformance", "")) for found in (said, added)]
        if archival[0][0]:
            if all(number in _PARTS and level in _CONFORMANCES for number, level in archival):
                said["pdfaid:part"] = max(number for number, _ in archival)
                said["pdfaid:conformance"] = min((level for _, level in archival), key=_CONFORMANCES.index)
            else:
                taken_back.append(f"PDF/A-{archival[0][0]}")
                _remove(said, "pdfaid:part", "pdfaid:conformance")
        if said.get("pdfuaid:part") and not (is_tagged and added.get("pdfuaid:part") == said["pdfuaid:part"]):
            taken_back.append(f"PDF/UA-{said['pdfuaid:part']}")
            _remove(said, "pdfuaid:part")
    if archival[0][0]:
        _keep_colours(whole, part, first_new)
    return [f"what comes out no longer claims {claim}, as the paper does not keep it" for claim in taken_back]


def _remove(said: pikepdf.models.PdfMetadata, *keys: str) -> None:
    for key in keys:
        if key in said:
            del said[key]


def _keep_colours(whole: Pdf, part: Pdf, first_new: int) -> None:
    """Say which red, green and blue the paper means, where the document says so of other colours or of none."""
    own = _profile(part)
    if own is None:
        return
    other = _profile(whole)
    if other is None:
        whole.Root.OutputIntents = whole.copy_foreign(part.make_indirect(part.Root.OutputIntents))
    elif int(other.get(Name.N, 0)) != _RGB:
        space = whole.make_indirect(Array([Name.ICCBased, whole.copy_foreign(own)]))
        for page in list(whole.pages)[first_new:]:
            if Name.ColorSpace not in page.resources:
                page.resources.ColorSpace = Dictionary()
            page.resources.ColorSpace.DefaultRGB = space


def _profile(pdf: Pdf) -> pikepdf.Object | None:
    for intent in pdf.Root.get(Name.OutputIntents, Array()):
        if Name.DestOutputProfile in intent:
            profile: pikepdf.Object = intent.DestOutputProfile
            return profile
    return None
