"""Fonts in a PDF for shaped text, which are made when all of it is set."""

from collections.abc import Iterable

from render.typesetting.cluster_fonts import ClusterFont
from render.typesetting.shaping import Cluster
from render.typesetting.typeface import Typeface
from render.writers.pdf_parts.document import PackedDocument, stream
from render.writers.pdf_parts.fonts import Embedding, embed, tagged


class ShapedFont:
    """The clusters of one typeface that a document shows."""

    def __init__(self, face: Typeface, resource: str) -> None:
        """Pages know it as `/resource`."""
        self.resource = resource
        self._font = ClusterFont(face)

    def encode(self, clusters: Iterable[Cluster]) -> str:
        """The clusters as the hexadecimal strings of a TJ operator, without the outer brackets."""
        return "".join(map(self._code, clusters))

    def _code(self, cluster: Cluster) -> str:
        number = self._font.number(cluster)
        apart = round((self._font.clusters[number - 1].advance - cluster.advance) * 1000)
        return f"{number:04X}>{apart}<" if apart else f"{number:04X}"

    def add_to(self, document: PackedDocument) -> None:
        """Put the font into `document`."""
        program, clusters = self._font.program(), self._font.clusters
        # Codes count the clusters; the glyphs that these are made of come before theirs.
        glyphs = b"".join(
            glyph.to_bytes(2, "big") for glyph in (0, *range(program.first, program.first + len(clusters)))
        )
        name = f"{self._font.face.name}-Shaped"
        texts = "".join(cluster.text for cluster in clusters)
        embed(
            document,
            self.resource,
            Embedding(
                face=self._font.face,
                name=tagged(name, texts),
                program=program.file,
                truetype=True,
                widths=[(number, round(cluster.advance * 1000)) for number, cluster in enumerate(clusters, start=1)],
                texts=[(number, cluster.text) for number, cluster in enumerate(clusters, start=1)],
                glyphs=document.write(stream({}, glyphs)),
            ),
        )
