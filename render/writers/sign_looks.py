"""The colours of cells that hold a sign. The sign itself is always there, so that nothing is told by colour alone."""

from render.themes import Swatch, Theme

_LIGHTS = (1, 2, 0)  # of the light colours of a theme, for the weights from 1 on


def sign_look(theme: Theme, weight: int) -> Swatch:
    """How a sign of that weight is coloured: who answers darkest, who is only told palest."""
    palette = theme.palette
    if weight == 0:
        return Swatch(palette.accent, palette.accent, palette.on_accent)
    lights = [swatch for swatch in theme.chart.series if swatch.ink < swatch.fill]
    if weight > len(_LIGHTS) or not lights:
        return Swatch(palette.tint, palette.rule, palette.ink)
    return lights[_LIGHTS[weight - 1] % len(lights)]
