"""The French of the packs and of other shipped data keeps Canadian typography, and is never missing."""

import json
import tomllib
from pathlib import Path

import pytest

from french_typography import mended, pairs, shortcomings
from tests.house.tree import ROOT, files

DATA = [
    path for path in files() if path.suffix in (".toml", ".json") and path.is_relative_to(ROOT / "resources")
]


@pytest.mark.parametrize("path", DATA, ids=[path.relative_to(ROOT / "resources").as_posix() for path in DATA])
def test_every_sentence_of_the_data_exists_in_both_languages_and_its_french_is_clean(path: Path) -> None:
    text = path.read_text("utf-8")
    data = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
    found = []
    for where, english, french in pairs(data):
        if not english or not french:
            found.append(f"{where}: only one language")
        elif isinstance(french, str):
            found += [f"{where}: {problem}: {french!r}" for problem in shortcomings(french)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Voici la règle\u00a0: «\u00a0oui\u00a0».", None),
        ("Vraiment? À 9:30; voir https://ontario.ca!", None),
        ("1\u00a0500\u00a0$, 5\u00a0%, l’offre, le 1er juin, le 11 juin 2025", None),
        ("Voici la règle : oui", "Voici la règle\u00a0: oui"),
        ("Voici la règle: oui", "Voici la règle\u00a0: oui"),
        ("« oui » et «non»", "«\u00a0oui\u00a0» et «\u00a0non\u00a0»"),
        ("Vraiment\u00a0? Oui !", "Vraiment? Oui!"),
        ("l'offre", "l’offre"),
        ("1 500 $ et 30%", "1\u00a0500\u00a0$ et 30\u00a0%"),
        ("dès le 1 juin 2025", "dès le 1er\u00a0juin 2025"),
    ],
)
def test_typography_is_seen_and_mended(written: str, right: str | None) -> None:
    assert bool(shortcomings(written)) is (right is not None)
    assert mended(written) == (right or written)
    assert not shortcomings(mended(written))
