"""Folding of text for look-up: case, accents, ligatures and punctuation never hide an answer.

The same function prepares the tables when they are built and the text a person types.
"""

from __future__ import annotations

import re
import unicodedata

#: Longest text worth searching; what follows is ignored (a pasted page is not a job title).
MAX_TEXT = 120

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o"})
_WORD = re.compile(r"[a-z0-9]+")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_SAINTS = {"saint": "st", "sainte": "ste"}

#: Words too common to tell one title from another, in either language; dropped when other words remain.
STOP_WORDS = frozenset(
    "a an and au aux d de des du en et for in l la le les of on or ou the to un une".split()
)


def fold(text: str) -> str:
    """Lower case, no accents, ligatures opened, anything but letters and digits turned into single spaces."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The folded words of a text, in order. Letters outside the Latin alphabet are not kept."""
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return _WORD.findall(letters.casefold())


def query_words(text: str) -> list[str]:
    """The folded words of what a person typed, cut at `MAX_TEXT` characters."""
    return words(text[:MAX_TEXT])


def name_words(text: str) -> list[str]:
    """Folded words of a proper name: "Saint" is "St.", "Sainte" is "Ste", "Queen’s" is "Queens"."""
    return [_SAINTS.get(word, word) for word in words(_POSSESSIVE.sub("s", text[:MAX_TEXT]))]
