"""Photos of people made ready for papers: cut to the shape of a passport photo, and no larger than print needs."""

from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from render.diagnostics import ToolError

_PIXELS = 2.5  # in a point: 180 dots per inch, as fine as a face of this size shows


class Pixels(NamedTuple):
    """A picture of 8 bits each of red, green and blue, row by row."""

    width: int
    height: int
    data: bytes


@lru_cache(maxsize=64)
def pixels(photo: bytes, width: float, height: float) -> Pixels:
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
    fitted = ImageOps.fit(upright, size)
    paper = Image.new("RGB", size, "white")
    paper.paste(fitted, mask=fitted)
    return Pixels(*size, paper.tobytes())


def png(photo: bytes, width: float, height: float) -> bytes:
    """The same as a PNG file."""
    from PIL import Image

    made = pixels(photo, width, height)
    file = BytesIO()
    Image.frombytes("RGB", (made.width, made.height), made.data).save(file, "PNG")
    return file.getvalue()
