"""Colours keep the contrast they promise, in every set; nothing is said by colour alone."""

import pytest

from poci_desktop.ui.icons import STATE_SIGNS
from poci_desktop.ui.tokens import PAIRS, SETS, Tokens, contrast

SETS_AND_PAIRS = [(tokens, *pair) for tokens in SETS.values() for pair in PAIRS]


@pytest.mark.parametrize(
    ("tokens", "seen", "ground", "least"),
    SETS_AND_PAIRS,
    ids=lambda v: v.name if isinstance(v, Tokens) else str(v),
)
def test_contrast_of_every_pair(tokens: Tokens, seen: str, ground: str, least: float):
    if tokens.name == "contrast" and least == 4.5:
        least = 7.0
    assert contrast(getattr(tokens, seen), getattr(tokens, ground)) >= least


@pytest.mark.parametrize("tokens", SETS.values(), ids=lambda t: t.name)
@pytest.mark.parametrize("ground", ["paper", "surface", "wash"])
def test_the_focus_ring_stands_out_from_every_ground(tokens: Tokens, ground: str):
    lines = (tokens.focus, tokens.focus_line)
    assert max(contrast(line, getattr(tokens, ground)) for line in lines) >= 3


def test_contrast_is_computed_as_published():
    assert round(contrast("#000000", "#FFFFFF"), 1) == 21.0
    assert round(contrast("#17262E", "#F6F7F5"), 1) == 14.4


def test_states_differ_by_their_sign_and_not_only_by_colour():
    signs = [STATE_SIGNS[state][0] for state in ("met", "open", "not_met", "not_covered")]
    assert len(set(signs)) == 4
