"""Notes are filled without saying a unit twice; characters no font has are replaced, never fatal."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poci_desktop.paths import resource_dir
from poci_desktop.report.glyphs import covered, drawable
from poci_desktop.rules.findings import Note, Value
from poci_desktop.rules.pack import PackNote, Words
from tests.report import people

FONTS = resource_dir() / "fonts"
NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("en", "value", "english", "fr", "french"),
    [
        ("It gives level {x}.", Value("level", 7), "It gives level 7.", "Niveau {x}.", "Niveau 7."),
        ("{x} points.", Value("points", 1), "1 points.", "{x} points.", "1 points."),
        ("{x} paid hours.", Value("hours", 1560), "1,560 paid hours.", "{x} heures.", f"1{NBSP}560 heures."),
        (
            "In all {x}.",
            Value("hours", 2),
            f"In all 2{NBSP}hours.",
            "En tout {x}.",
            f"En tout 2{NBSP}heures.",
        ),
        (
            "{x} an hour.",
            Value("money_hour", Decimal("28.5")),
            "$28.50 an hour.",
            "{x}.",
            f"28,50{NBSP}$ l’heure.",
        ),
        ("Paid {x}.", Value("money_hour", 28), "Paid $28 an hour.", "{x} l’heure.", f"28{NBSP}$ l’heure."),
        ("{x} a week", Value("hours_week", Fraction(75, 2)), f"37.5{NBSP}hours a week a week", "{x}", "37,5"),
        ("{y}", Value("days", 3), "…", "{y}", "…"),
    ],
)
def test_a_unit_is_said_once(en: str, value: Value, english: str, fr: str, french: str) -> None:
    pack = replace(people.pack(), notes={"n": PackNote("n", "reason", Words(en, fr))})
    note = Note("n", (("x", value),))
    assert people.localizer("en").note(pack, note) == english
    assert people.localizer("fr").note(pack, note).startswith(french)


def test_numbers_are_cut_and_never_rounded_up() -> None:
    assert people.localizer("en").money(Fraction(39996, 1000)) == "$39.99"
    assert people.localizer("fr").number(Fraction(1999999, 1000)) == f"1{NBSP}999,99"


@pytest.mark.parametrize(
    ("given_text", "drawn"),
    [
        ("Éloïse Œuvré €", "Éloïse Œuvré €"),
        ("e\u0301", "e\u0301"),
        ("Łódź", "Łódź"),
        ("ab\u202ec\u200d", "abc"),
        ("a\tb", "a b"),
        ("工", "□"),
        ("✓ ✕", "✓ ✕"),
    ],
)
def test_what_a_font_lacks_is_replaced_by_the_nearest(given_text: str, drawn: str) -> None:
    assert drawable({"label": [given_text]}, FONTS) == {"label": [drawn]}


@given(st.text())
def test_everything_drawn_has_a_glyph(text: str) -> None:
    known = covered(FONTS)
    drawn = drawable(text, FONTS)
    assert all(ord(c) in known or c == "\n" for c in drawn)
    assert drawable(drawn, FONTS) == drawn


def test_plain_data_keeps_its_shape() -> None:
    data: dict[str, Any] = {"a": [1, True, None, ("x", "y")], "b": {"c": "工"}}
    assert drawable(data, FONTS) == {"a": [1, True, None, ["x", "y"]], "b": {"c": "□"}}
