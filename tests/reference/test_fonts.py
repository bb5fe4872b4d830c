"""The bundled fonts have every sign the program writes: a missing one would stop the accessible PDF."""

import pytest

pytest.importorskip("PySide6.QtGui")

from PySide6.QtGui import QRawFont

from poci_desktop.paths import resource_dir

SIGNS = "\u00a0\u202f\u2009\u2011œŒæ€$%éèêëàâçîïôùûüÿÉÈÀÇÎÔ«»’‘“”–—…•·×−½°§≥≤≠→←↑↓✓✗✕"


@pytest.mark.parametrize("weight", ["Regular", "Italic", "SemiBold", "Bold"])
def test_every_sign_has_a_glyph(weight: str, qapp: object) -> None:
    font = QRawFont(str(resource_dir() / "fonts" / f"Inter-{weight}.ttf"), 16)
    assert font.isValid()
    assert [sign for sign in SIGNS if not font.supportsCharacter(ord(sign))] == []
