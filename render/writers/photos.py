"""Photos of people made ready for papers: cut to the shape of a passport photo, and no larger than print needs."""

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from render.diagnostics import ToolError

if TYPE_CHECKING:
    from PIL.Image import Image

_PIXELS = 2.5  # in a point: 180 dots per inch, as fine as a face of this size shows


@lru_cache(maxsize=64)
def fitted(photo: bytes, width: float, height: float) -> "Image":
    """The middle of a PNG or JPEG, for an area of so many points, on white. `ToolError` where it cannot be read."""
    # Imported here because hardly any chart has photos.
    from PIL import Image, ImageOps

    size = round(width * _PIXELS), round(height * _PIXELS)
    try:
        with Image.open(BytesIO(photo), formats=("PNG", "JPEG")) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ToolError(
            f"A photo of the spec cannot be read: {error}.", "Open it and save it anew, or take it out of the spec."
        ) from error
    middle = ImageOps.fit(upright, size)
    paper = Image.new("RGB", size, "white")
    paper.paste(middle, mask=middle)
    return paper


def png(photo: bytes, width: float, height: float) -> bytes:
    """The same as a PNG file."""
    file = BytesIO()
    fitted(photo, width, height).save(file, "PNG")
    return file.getvalue()
