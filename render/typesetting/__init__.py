"""From words to positions: fonts, lines, charts, pages. All lengths are in points."""
