"""What Canadian French typography asks of a sentence people read, and where a sentence falls short of it.

Run it to mend the French of every TOML file of resources/: editors make no-break spaces hard.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NBSP = "\u00a0"
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"

# Rule -> what breaks it, and what to put in its place.
_RULES = {
    "no NBSP before “:”": (re.compile(rf"(?<![{NBSP}\s])[ ]?:(?=\s|$)"), f"{NBSP}:"),
    "no NBSP after “«”": (re.compile(rf"«(?!{NBSP})[ ]?"), f"«{NBSP}"),
    "no NBSP before “»”": (re.compile(rf"(?<![{NBSP} ])[ ]?»"), f"{NBSP}»"),
    "a space before “;”, “!” or “?”": (re.compile(r"\s+([;!?])(?=\s|$)"), r"\1"),
    "a straight apostrophe": (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    "no NBSP before “$” or “%”": (re.compile(r"(?<=\d)[ ]?([$%])"), rf"{NBSP}\1"),
    "no NBSP inside a number": (re.compile(r"\b(\d{1,3}) (?=\d{3}\b)"), rf"\1{NBSP}"),
    "“1” for the first of a month": (
        re.compile(rf"\b(le|du|au|dès le) 1[ {NBSP}](?={_MONTHS})"),
        rf"\1 1er{NBSP}",
    ),
}


def shortcomings(text: str) -> list[str]:
    """The rules the text breaks, in words; an empty list for a clean text."""
    return [rule for rule, (broken, _) in _RULES.items() if broken.search(text)]


def mended(text: str) -> str:
    """The text with every rule kept."""
    for broken, right in _RULES.values():
        text = broken.sub(right, text)
    return text


def pairs(data: Any, where: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Every place of a rule file (or of JSON data) that speaks, with its English and its French."""
    if isinstance(data, list):
        for index, item in enumerate(data):
            name = item.get("id", index) if isinstance(item, dict) else index
            yield from pairs(item, f"{where}[{name}]")
    elif isinstance(data, dict):
        if "en" in data or "fr" in data:
            yield where, data.get("en"), data.get("fr")
        for key, item in data.items():
            yield from pairs(item, f"{where}.{key}")


def mend_file(path: Path) -> int:
    """Mend the French strings of a TOML file, leaving every other byte as it is; return how many changed."""
    text = path.read_text("utf-8")
    french = {words for _, _, words in pairs(tomllib.loads(text)) if isinstance(words, str)}
    wrong = [words for words in french if shortcomings(words)]
    for words in wrong:
        text = text.replace(f'"{words}"', f'"{mended(words)}"')
    if wrong:
        path.write_text(text, "utf-8", newline="\n")
    return len(wrong)


if __name__ == "__main__":
    resources = Path(__file__).resolve().parent.parent / "resources"
    for file in [Path(name) for name in sys.argv[1:]] or sorted(resources.rglob("*.toml")):
        if count := mend_file(file):
            print(f"{file.name}: {count}")
