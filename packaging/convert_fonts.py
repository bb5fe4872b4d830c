"""Make the bundled TrueType fonts from the OpenType files of Inter (once; needs fonttools, not in the lock).

    python packaging/convert_fonts.py FOLDER_OF_OTF resources/fonts

Keeps the Latin letters, punctuation, arrows and signs, drops Greek and Cyrillic and the features that swap
characters ("->" drawn as an arrow), turns the cubic outlines into quadratic ones (error below 1/2816 em), and
draws three check marks Inter lacks with the nearest ones it has, so that no reader sees an empty box.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

WEIGHTS = ("Regular", "Italic", "SemiBold", "Bold")
FEATURES = ["kern", "ccmp", "locl", "mark", "mkmk", "tnum"]
DROPPED = ((0x370, 0x530), (0x1C80, 0x1C90), (0x1F00, 0x2000), (0x2DE0, 0x2E00), (0xA640, 0xA6A0))
#: Missing sign -> the one drawn in its place: multiplication x and heavy crosses, heavy check mark.
SAME_SIGN = {0x2715: 0x2717, 0x2718: 0x2717, 0x2714: 0x2713}
MAXP_ZEROES = (
    "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements maxSizeOfInstructions "
    "maxPoints maxContours maxCompositePoints maxCompositeContours maxComponentElements maxComponentDepth"
)


def reduce(font: TTFont) -> None:
    """Keep the characters and features the program uses, and add the missing signs."""
    options = subset.Options(
        layout_features=FEATURES,
        name_IDs=["*"],
        name_languages=["*"],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    subsetter = subset.Subsetter(options)
    kept = [c for c in font.getBestCmap() if not any(start <= c < end for start, end in DROPPED)]
    subsetter.populate(unicodes=kept)
    subsetter.subset(font)
    for table in font["cmap"].tables:
        for sign, drawn_as in SAME_SIGN.items():
            table.cmap.setdefault(sign, table.cmap[drawn_as])


def quadratic(font: TTFont) -> None:
    """Replace the CFF outlines by TrueType ones."""
    outlines, order = font.getGlyphSet(), font.getGlyphOrder()
    table = newTable("glyf")
    table.glyphOrder, table.glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        table.glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), table
    del font["CFF "]
    table.compile(font)
    maxp = font["maxp"]
    maxp.tableVersion, maxp.maxZones = 0x00010000, 1
    for field in MAXP_ZEROES.split():
        setattr(maxp, field, 0)
    for name, (advance, _) in list(font["hmtx"].metrics.items()):
        font["hmtx"].metrics[name] = (
            advance,
            getattr(table[name], "xMin", 0) if table[name].numberOfContours else 0,
        )
    font["post"].formatType = 3.0
    font["gasp"] = newTable("gasp")
    font["gasp"].version, font["gasp"].gaspRange = 1, {0xFFFF: 0x000A}
    font.sfntVersion = "\000\001\000\000"


def main() -> None:
    """Convert every weight."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    for weight in WEIGHTS:
        font = TTFont(source / f"Inter-{weight}.otf", recalcTimestamp=False)
        reduce(font)
        quadratic(font)
        font.save(target / f"Inter-{weight}.ttf", reorderTables=True)


if __name__ == "__main__":
    main()
