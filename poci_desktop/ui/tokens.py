"""Colours by purpose, in three sets that are each designed, and the contrast they must keep.

A sentence and what it stands on have at least 4.5; the edge of a field, an icon or a focus line at least 3
(WCAG 2.2, 1.4.3 and 1.4.11). The high-contrast set keeps 7 for words. Tests compute every pair.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours, each ``#RRGGBB``. ``x_wash`` is the ground that text of colour ``x`` stands on."""

    name: str
    dark: bool
    paper: str
    surface: str
    ink: str
    soft: str
    border: str
    rule: str
    lake: str
    on_lake: str
    lake_hover: str
    link: str
    wash: str
    met: str
    met_wash: str
    not_met: str
    not_met_wash: str
    open: str
    open_wash: str
    closed: str
    closed_wash: str
    focus: str
    focus_line: str


LIGHT = Tokens(
    name="light", dark=False,
    paper="#F6F7F5", surface="#FFFFFF", ink="#17262E", soft="#4A5B64", border="#75838B", rule="#D9DFE0",
    lake="#0B5C6B", on_lake="#FFFFFF", lake_hover="#08424D", link="#08424D", wash="#E4F0F1",
    met="#1B6B3A", met_wash="#E6F2EA", not_met="#9C2A1F", not_met_wash="#F8E9E7",
    open="#7A5200", open_wash="#FBF1DC", closed="#4A5560", closed_wash="#ECEFF1",
    focus="#F2B134", focus_line="#17262E",
)  # fmt: skip

DARK = Tokens(
    name="dark", dark=True,
    paper="#11191D", surface="#1A252A", ink="#EDF2F3", soft="#B6C4CA", border="#84969F", rule="#33444C",
    lake="#63C4D3", on_lake="#06262C", lake_hover="#8BD6E2", link="#8FD9E4", wash="#16363D",
    met="#86DBA7", met_wash="#13301F", not_met="#FFA398", not_met_wash="#3D1A17",
    open="#F3C767", open_wash="#35290D", closed="#C2CDD3", closed_wash="#2A353B",
    focus="#F2B134", focus_line="#11191D",
)  # fmt: skip

CONTRAST = Tokens(
    name="contrast", dark=True,
    paper="#000000", surface="#000000", ink="#FFFFFF", soft="#FFFFFF", border="#FFFFFF", rule="#FFFFFF",
    lake="#FFE04A", on_lake="#000000", lake_hover="#FFFFFF", link="#8CEBFF", wash="#00323B",
    met="#8CFFB4", met_wash="#00240F", not_met="#FFB8B0", not_met_wash="#330500",
    open="#FFD76B", open_wash="#2B1E00", closed="#FFFFFF", closed_wash="#20262A",
    focus="#FFB000", focus_line="#000000",
)  # fmt: skip

SETS = {tokens.name: tokens for tokens in (LIGHT, DARK, CONTRAST)}

PAIRS = (
    ("ink", "paper", 4.5), ("ink", "surface", 4.5), ("ink", "wash", 4.5), ("soft", "paper", 4.5),
    ("soft", "surface", 4.5), ("soft", "wash", 4.5), ("link", "paper", 4.5), ("link", "surface", 4.5),
    ("link", "wash", 4.5), ("on_lake", "lake", 4.5), ("on_lake", "lake_hover", 4.5),
    ("not_met", "paper", 4.5), ("not_met", "surface", 4.5), ("not_met", "not_met_wash", 4.5),
    ("met", "paper", 4.5), ("met", "surface", 4.5), ("met", "met_wash", 4.5),
    ("open", "surface", 4.5), ("open", "open_wash", 4.5), ("closed", "closed_wash", 4.5),
    ("ink", "open_wash", 4.5), ("ink", "not_met_wash", 4.5),
    ("border", "paper", 3.0), ("border", "surface", 3.0), ("lake", "paper", 3.0), ("lake", "surface", 3.0),
    ("lake", "wash", 3.0), ("focus_line", "focus", 3.0),
)  # fmt: skip
"""(what is seen, what it stands on, the least contrast). Of the two focus lines one must also stand out from
whatever is behind it: the dark line on light grounds, the amber one on dark grounds."""


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` as WCAG defines it, 0 (black) to 1 (white)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)
