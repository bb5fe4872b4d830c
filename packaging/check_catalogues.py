"""Are the program's own words complete in every language? `--write` first brings the catalogues up to date.

A message is what the code passes to `text(…)`, `plural(…)` or `N_(…)`. Every catalogue of i18n/ must hold
every message and nothing else; each one but the English one must be translated, with the same {places}, and
French must keep its typography.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from french_typography import shortcomings

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "i18n"
KEYWORDS = {"text": (1,), "plural": (1, 2), "N_": (1,)}
_PYTHON: Any = [("**.py", "python")]  # Any: the stub of the function below asks for a stranger type
_PLACE = re.compile(r"\{(\w*)[^}]*\}")


def messages_of_the_code() -> Catalog:
    """Every message of the package, with the place it stands in."""
    found = Catalog(project="POCI Desktop", charset="utf-8")
    for file, line, message, comments, context in extract_from_dir(
        ROOT / "poci_desktop", _PYTHON, keywords=KEYWORDS, comment_tags=("translators:",)
    ):
        place = (f"poci_desktop/{Path(file).as_posix()}", line)
        found.add(message, None, [place], auto_comments=comments, context=context)
    return found


def problems(code: Catalog, catalogue: Catalog, language: str) -> Iterator[str]:
    """What keeps a catalogue from being complete, one sentence each."""
    for message in code:
        if message.id and message.id not in catalogue:
            yield f"not in the catalogue: {_first(message.id)!r}"
    for message in catalogue:
        if not message.id:
            continue
        if message.id not in code:
            yield f"no longer in the program: {_first(message.id)!r}"
        elif language != "en":
            yield from (f"{problem}: {_first(message.id)!r}" for problem in _problems_of(message, language))


def _problems_of(message: Message, language: str) -> Iterator[str]:
    forms = [words or "" for words in _all(message.string or "")]
    if message.fuzzy or not all(forms):
        yield "not translated"
        return
    places = [set(_PLACE.findall(words)) for words in _all(message.id)]
    for form in forms:
        if set(_PLACE.findall(form)) not in places:
            yield "other {places} than the English"
        if language == "fr":
            yield from shortcomings(form)


def _all(message: str | Sequence[str]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)


def _first(message: str | Sequence[str]) -> str:
    return _all(message)[0]


def main(arguments: list[str]) -> int:
    """Print every problem and return 1, or nothing and 0."""
    code = messages_of_the_code()
    catalogues = sorted(I18N.glob("*/LC_MESSAGES/*.po"))
    failed = not any(po.parts[-3] == "fr" for po in catalogues)
    if failed:
        print("i18n/fr has no catalogue")
    for po in catalogues:
        language = po.parts[-3]
        with po.open("rb") as text:
            catalogue = read_po(text, locale=language)
        if "--write" in arguments and {m.id for m in code} != {m.id for m in catalogue}:
            catalogue.update(code, no_fuzzy_matching=True)
            catalogue.obsolete.clear()
            with po.open("wb") as text:
                write_po(text, catalogue, width=110, sort_output=True, include_lineno=False)
        for problem in problems(code, catalogue, language):
            failed = True
            print(f"{po.relative_to(ROOT).as_posix()}: {problem}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
