"""How signs of different weight look, in every paper. The sign itself is there: nothing is told by colour alone."""

from typing import NamedTuple

from render.content import Tone
from render.themes import Theme

_LIGHTS = {Tone.DOES: 1, Tone.HELPS: 2, Tone.ADVISES: 0, Tone.KNOWS: -1}
"""Of the light colours of a theme."""


class SignLook(NamedTuple):
    fill: str
    ink: str
    is_bold: bool


def sign_look(theme: Theme, tone: Tone) -> SignLook:
    """Who answers is darkest, who is only told palest."""
    palette = theme.palette
    if tone is Tone.ANSWERS:
        return SignLook(palette.accent, palette.on_accent, is_bold=True)
    lights = [swatch for swatch in theme.chart.series if swatch.ink < swatch.fill]
    if not lights:
        return SignLook(palette.tint, palette.ink, is_bold=tone is Tone.DOES)
    light = lights[_LIGHTS[tone] % len(lights)]
    return SignLook(light.fill, light.ink, is_bold=tone is Tone.DOES)
