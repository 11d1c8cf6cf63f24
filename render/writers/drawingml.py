"""What shapes in Word and in PowerPoint have in common: DrawingML, ECMA-376 transitional."""

from render.typesetting.drawing import Outline

DASHES = {
    Outline.SOLID: "",
    Outline.DASHED: '<a:prstDash val="dash"/>',
    Outline.DOTTED: '<a:prstDash val="sysDot"/>',
}


def fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.removeprefix("#")}"/></a:solidFill>'
