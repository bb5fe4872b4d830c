"""One language of the program: its words, dates, numbers and money, and reading what a person typed.

A :class:`Localizer` is made per language and passed around: the PDF's language never depends on the screen's.
Babel is imported at the first number or date only: it is not needed to paint the first page.

Typography (Canadian French): NBSP before ":" and inside « », none before ; ! ?; 1er; ``1 500 $``.
"""

from __future__ import annotations

import datetime as dt
import gettext
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from poci_desktop.rules.findings import Note, Value
    from poci_desktop.rules.pack import Pack, Words

LANGUAGES = ("fr", "en")
DOMAIN = "poci"
NBSP = "\u00a0"

MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
           "novembre", "décembre"),
}  # fmt: skip


def N_(message: str) -> str:  # noqa: N802 - the customary name of the marker
    """Mark a message for translation where it is only stored."""
    return message


class Localizer:
    """Words and formats of one language ("en" or "fr")."""

    def __init__(self, language: str, folder: Path) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no such language: {language}")
        self.language = language
        self.locale = f"{language}_CA"
        self._words = _translations(language, folder)

    # words

    def text(self, message: str, **values: object) -> str:
        """The message in this language, its ``{places}`` filled."""
        found = self._words.gettext(message)
        return found.format(**values) if values else found

    def plural(self, one: str, many: str, number: int, **values: object) -> str:
        """The singular or plural message for ``number``, which fills ``{n}``."""
        found = self._words.ngettext(one, many, number)
        return found.format(n=self.number(number), **values)

    def words(self, words: Words) -> str:
        """Words of the pack in this language."""
        return words.in_(self.language)

    def note(self, pack: Pack, note: Note, name: Callable[[Value], str] | None = None) -> str:
        """A note of the pack with its places filled.

        ``name`` writes the values (facts, jobs, occupations ...) that only a case can name. A unit the
        sentence says itself is not written twice: ``{points} points``, ``level {level}``, ``{hours} paid
        hours``.
        """
        values = dict(note.values)
        parts = list(Formatter().parse(self.words(pack.notes[note.id].words)))
        written = ""
        for index, (literal, place, _, _) in enumerate(parts):
            written += literal
            if place is None:
                continue
            if place not in values:  # stays visible as an ellipsis instead of raising at the screen
                written += "…"
                continue
            full = name(values[place]) if name else self.value(values[place])
            after = parts[index + 1][0] if index + 1 < len(parts) else ""
            written += self._without_unit(values[place], full, written, after)
        return written

    def _without_unit(self, value: Value, full: str, before: str, after: str) -> str:
        if not isinstance(value.value, (int, Decimal, Fraction)) or isinstance(value.value, bool):
            return full
        amount = value.unit.startswith("money")
        bare = self.money(value.value) if amount else self.number(value.value)
        unit = _plain(full.replace(bare, "", 1).replace(NBSP, " "))
        if not unit or bare not in full:
            return full
        said = unit if amount else unit.split()[0]
        following = _plain(" ".join(after.replace(NBSP, " ").split()[: len(said.split()) + 1])).split()
        nearby = said in " ".join(following) if amount else any(w.startswith(said) for w in following)
        return bare if nearby or _plain(before.replace(NBSP, " ")).split()[-1:] == [said] else full

    # formats

    def date(self, day: dt.date) -> str:
        """``2 June 2025`` / ``2 juin 2025`` / ``1er juin 2025`` (NBSP after the day)."""
        number = "1er" if self.language == "fr" and day.day == 1 else str(day.day)
        return f"{number}{NBSP}{self.month_name(day.month)}{NBSP}{day.year}"

    def month(self, year: int, month: int) -> str:
        """``June 2025`` / ``juin 2025``."""
        return f"{self.month_name(month)}{NBSP}{year}"

    def month_name(self, month: int) -> str:
        """The name of month 1-12."""
        return MONTHS[self.language][month - 1]

    def number(self, value: int | Decimal | Fraction, *, decimals: int = 2) -> str:
        """A number with this language's separators; at most ``decimals`` places, cut, never rounded up."""
        from babel.numbers import format_decimal

        exact = Fraction(value)
        scale = 10**decimals
        cut = Decimal(int(exact * scale)) / scale
        pattern = "#,##0." + "#" * decimals if decimals else "#,##0"
        return _spaces(format_decimal(cut, format=pattern, locale=self.locale))

    def money(self, value: int | Decimal | Fraction) -> str:
        """``$1,500`` / ``1 500 $``; cents only when there are some."""
        from babel.numbers import format_decimal

        exact = Fraction(value)
        cents = int(exact * 100)
        pattern = "#,##0" if cents % 100 == 0 else "#,##0.00"
        amount = _spaces(format_decimal(Decimal(cents) / 100, format=pattern, locale=self.locale))
        return f"${amount}" if self.language == "en" else f"{amount}{NBSP}$"

    def value(self, value: Value) -> str:
        """A value of a finding in the unit it carries."""
        writer = _WRITERS.get(value.unit)
        if writer is not None:
            return writer(self, value.value)
        if isinstance(value.value, dt.date):
            return self.date(value.value)
        if isinstance(value.value, (int, Decimal, Fraction)):
            return self.number(value.value)
        return str(value.value)

    # reading

    def read_number(self, typed: str) -> Decimal | None:
        """A number typed in either language's way (``1 500,50``, ``1,500.50``, ``$28``); None if it is none.

        A single comma or point before exactly three digits is a thousands separator when the digits before
        it allow it (``1,500``); otherwise the last separator is the decimal one.
        """
        text = re.sub(r"[\s\u00a0\u202f$'’]|CAD", "", typed.strip())
        if not re.fullmatch(r"\d[\d.,]*", text):
            return None
        marks = re.findall(r"[.,]", text)
        if not marks:
            cleaned = text
        elif len(set(marks)) == 2 or (len(marks) == 1 and not re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", text)):
            last = max(text.rfind("."), text.rfind(","))
            if re.search(r"[.,]", text[last + 1 :]) or text[last] in text[:last]:
                return None
            cleaned = re.sub(r"[.,]", "", text[:last]) + "." + text[last + 1 :]
        else:
            if not re.fullmatch(r"\d{1,3}([.,]\d{3})+", text):
                return None
            cleaned = re.sub(r"[.,]", "", text)
        try:
            return Decimal(cleaned)
        except InvalidOperation:
            return None

    def read_month(self, typed: str) -> int | None:
        """A month from its number or its name (whole or first letters) in either language."""
        text = _plain(typed).rstrip(".")
        if text.isdecimal():
            return int(text) if 1 <= int(text) <= 12 else None
        if len(text) < 3:
            return None
        found = {
            index + 1
            for names in MONTHS.values()
            for index, name in enumerate(names)
            if _plain(name).startswith(text)
        }
        return found.pop() if len(found) == 1 else None

    def read_date(self, day: str, month: str, year: str) -> dt.date | None:
        """A day from three fields; None when they do not make a calendar day."""
        number = self.read_month(month)
        if number is None or not day.strip().isdecimal() or not re.fullmatch(r"(19|20)\d\d", year.strip()):
            return None
        try:
            return dt.date(int(year), number, int(day))
        except ValueError:
            return None


def _with_unit(one: str, many: str, one_fr: str, many_fr: str) -> Callable[[Localizer, Any], str]:
    def write(localizer: Localizer, value: Any) -> str:
        number = localizer.number(value)
        if localizer.language == "fr":
            return f"{number}{NBSP}{one_fr if abs(value) < 2 else many_fr}"
        return f"{number}{NBSP}{one if value == 1 else many}"

    return write


_WRITERS: dict[str, Callable[[Localizer, Any], str]] = {
    "money": lambda loc, v: loc.money(v),
    "money_year": lambda loc, v: loc.money(v) + (" par année" if loc.language == "fr" else " a year"),
    "money_hour": lambda loc, v: loc.money(v) + (" l’heure" if loc.language == "fr" else " an hour"),
    "percent": lambda loc, v: f"{loc.number(v)}{NBSP}%" if loc.language == "fr" else f"{loc.number(v)}%",
    "hours": _with_unit("hour", "hours", "heure", "heures"),
    "hours_week": _with_unit("hour a week", "hours a week", "heure par semaine", "heures par semaine"),
    "hours_year": _with_unit("hour a year", "hours a year", "heure par année", "heures par année"),
    "days": _with_unit("day", "days", "jour", "jours"),
    "weeks": _with_unit("week", "weeks", "semaine", "semaines"),
    "months": _with_unit("month", "months", "mois", "mois"),
    "years": _with_unit("year", "years", "an", "ans"),
    "points": _with_unit("point", "points", "point", "points"),
    "positions": _with_unit("position", "positions", "poste", "postes"),
    "people": _with_unit("person", "people", "personne", "personnes"),
    "level": lambda loc, v: f"niveau{NBSP}{v}" if loc.language == "fr" else f"level{NBSP}{v}",
    "words": lambda loc, v: loc.words(v),
    "teer": lambda loc, v: f"FEER{NBSP}{v}" if loc.language == "fr" else f"TEER{NBSP}{v}",
}


def _translations(language: str, folder: Path) -> gettext.NullTranslations:
    """The compiled catalogue, or the plain one read directly when that is newer."""
    place = folder / language / "LC_MESSAGES"
    compiled_file, plain_file = place / f"{DOMAIN}.mo", place / f"{DOMAIN}.po"
    fresh = not plain_file.is_file() or (
        compiled_file.is_file() and compiled_file.stat().st_mtime >= plain_file.stat().st_mtime
    )
    if compiled_file.is_file() and fresh:
        return gettext.translation(DOMAIN, localedir=folder, languages=[language])
    if language == "en" or not plain_file.is_file():
        return gettext.NullTranslations()
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with plain_file.open("rb") as stream:
        catalogue = read_po(stream, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))


def _spaces(text: str) -> str:
    return text.replace("\u202f", NBSP)
