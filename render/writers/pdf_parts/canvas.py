"""reportlab's canvas for a document of ours, with links that are part of the structure."""

from io import BytesIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import Destination, LinkAnnotation
from reportlab.pdfgen.canvas import Canvas

from render.writers.pdf_parts.document import PackedDocument, ref, string

rl_config.useA85 = 0  # photos are bytes; as text they are larger and slower

Area = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class PageCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Its pages do not start by choosing Helvetica, which is not embedded."""

    def __init__(self, document: PackedDocument) -> None:
        super().__init__(BytesIO(), pageCompression=0)  # which is for streams that the document does not compress
        self._doc = document

    def _make_preamble(self) -> None:
        self._preamble = ""

    def add_link(self, name: str, area: Area, words: str) -> "Link":
        """Make an area of the page lead to the bookmark `name`, which may be yet to come; `words` say what is there."""
        link = Link(area, words, self._bookmarkReference(name))
        self._addAnnotation(link)
        return link


class Link(LinkAnnotation):  # type: ignore[misc]
    """reportlab's link, but known to the structure by its `key`, and free to lead to a place that is nowhere.

    It is written as source: there are thousands, and the dictionary that reportlab would make takes ten times as long.
    """

    def __init__(self, area: Area, words: str, place: Destination) -> None:
        super().__init__(area, words, place)
        self.key = 0

    def format(self, document: PackedDocument) -> bytes:
        area = " ".join(f"{edge:.2f}" for edge in self.Rect)
        page = self.Destination.page
        place = f"[{ref(document.number(page.name))}/XYZ 0 {self.Destination.fmt.top} 0]" if page else "null"
        source = f"/Rect[{area}]/Contents{string(self.Contents)}/Dest {place}/StructParent {self.key}"
        return f"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4{source}>>".encode("ascii")
