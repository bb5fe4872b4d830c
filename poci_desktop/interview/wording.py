"""How facts are called and answers written in a result: the words of the questions, for one case.

Answers are written from the case itself, so a case that was never typed in the window reads the same. A date
of birth is written as its year only: a result is handed over, and no rule needs more of it there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from poci_desktop.facts.answers import DONT_KNOW, Month, Planned
from poci_desktop.facts.case import Case
from poci_desktop.facts.paths import at, get, pattern
from poci_desktop.interview.catalogue import TOPICS, Catalogue, Question
from poci_desktop.interview.joined import joined
from poci_desktop.interview.names import Names
from poci_desktop.localizer import N_, Localizer
from poci_desktop.rules.findings import Value
from poci_desktop.rules.pack import Words

WHO = {
    "employer": N_("ask the employer"),
    "school": N_("ask the school"),
    "counsellor": N_("look it up, alone or with a counsellor"),
}
ABILITIES = {
    "listening": Words("listening", "compréhension de l’oral"),
    "reading": Words("reading", "compréhension de l’écrit"),
    "writing": Words("writing", "expression écrite"),
    "speaking": Words("speaking", "expression orale"),
}
LANGUAGES = {"english": Words("English", "anglais"), "french": Words("French", "français")}
PROGRAMS = {
    "FSW": Words("Federal Skilled Worker Program", "Programme des travailleurs qualifiés (fédéral)"),
    "CEC": Words("Canadian Experience Class", "catégorie de l’expérience canadienne"),
}
VALUES_OF = {"education": "fact.education", "test": "lang.test[].name"}
YEAR_ONLY = ("fact.birth_date",)
PRIVATE = ("jobs[].employer",)
"""Labels the person writes for the window alone: a result never repeats them."""


class CaseWording:
    """The words of one case; see :class:`poci_desktop.report.build.Wording`."""

    def __init__(self, case: Case, catalogue: Catalogue, names: Names) -> None:
        self._case = case
        self._catalogue = catalogue
        self._names = names

    def label(self, path: str, localizer: Localizer) -> str:
        """``Base pay``; in a list ``Job 2: Occupation``; for a whole list its name."""
        if path in self._catalogue.lists:
            return localizer.words(self._catalogue.lists[path].label)
        words = self.fact(path, localizer)
        if "[" not in path or "." not in path.partition("]")[2]:
            return words
        return localizer.text("{entry}: {label}", entry=self._entry(path, localizer), label=words)

    def fact(self, path: str, localizer: Localizer) -> str:
        """``Occupation``: the name of a fact without its entry."""
        if path in self._catalogue.lists:
            return localizer.words(self._catalogue.lists[path].label)
        question = self._catalogue.questions.get(pattern(path))
        return localizer.words(question.label) if question else path

    def in_order(self, paths: Iterable[str]) -> list[str]:
        """The same facts as the pages ask them; those no page asks stand last."""
        asked = {fact: place for place, fact in enumerate(f for p in self._catalogue.pages for f in p.facts)}
        return sorted(paths, key=lambda path: asked.get(pattern(path), len(asked)))

    def answer(self, path: str, localizer: Localizer) -> str:
        """The answer given, formatted; "" when not asked."""
        value = get(self._case, path)
        if value is None or pattern(path) in PRIVATE:
            return ""
        if value is DONT_KNOW:
            return localizer.text("I don’t know")
        if isinstance(value, Planned):
            if value.by is None:
                return localizer.text("Planned before filing")
            return localizer.text("Planned for {date}", date=localizer.date(value.by))
        if path in YEAR_ONLY and isinstance(value, date):
            return str(value.year)
        if isinstance(value, tuple) and (not value or isinstance(value[0], BaseModel)):
            return localizer.number(len(value)) if value else localizer.text("none")
        question = self._catalogue.questions.get(pattern(path))
        if question is None:
            return str(value)
        if isinstance(value, BaseModel) and not isinstance(value, Month):
            return self._typed(question, getattr(value, "name", None), localizer)
        if isinstance(value, tuple):
            return joined((str(item), self._typed(question, item, localizer)) for item in value)
        return self._typed(question, value, localizer)

    def who(self, path: str, localizer: Localizer) -> str:
        """Whom to ask; "" when the person knows."""
        question = self._catalogue.questions.get(pattern(path))
        if question is None or "applicant" in question.who:
            return ""
        known = [localizer.text(WHO[name]) for name in question.who if name in WHO]
        return known[0] if known else ""

    def name(self, value: Value, localizer: Localizer) -> str:
        """A value of a finding that only a case and its questions can name (a fact, a job, an occupation)."""
        raw = value.value
        if value.unit == "fact":
            return self.label(str(raw), localizer)
        if value.unit == "entry":
            return self._entry(str(raw), localizer)
        if value.unit == "noc":
            return self._names.occupation(str(raw), localizer.language)
        words = {"ability": ABILITIES, "language": LANGUAGES, "program": PROGRAMS}.get(value.unit, {}).get(
            raw
        )
        if words is not None:
            return localizer.words(words)
        if value.unit in VALUES_OF:
            question = self._catalogue.questions[VALUES_OF[value.unit]]
            return self._typed(question, raw, localizer)
        return localizer.value(value)

    def answers(self, localizer: Localizer) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
        """Topic by topic, what was asked and answered; the entries of a list each under their own name."""
        for topic in TOPICS:
            title = localizer.words(self._catalogue.topics[topic])
            plain: list[tuple[str, str]] = []
            entries: dict[str, list[tuple[str, str]]] = {}
            for path in self._answered(topic):
                inside = "." in path.partition("]")[2]
                row = (self.fact(path, localizer), self.answer(path, localizer))
                (entries.setdefault(self._entry(path, localizer), []) if inside else plain).append(row)
            if plain:
                yield title, tuple(plain)
            for entry, rows in entries.items():
                yield localizer.text("{entry}: {label}", entry=title, label=entry), tuple(rows)

    def _answered(self, topic: str) -> Iterator[str]:
        """The paths of a topic that have an answer."""
        for question in self._catalogue.questions.values():
            if question.fact in PRIVATE or "#" in question.fact or question.part_of:
                continue
            if question.topic == topic:
                for path in self._paths(question.fact):
                    if get(self._case, path) is not None:
                        yield path

    def _paths(self, fact: str) -> Iterator[str]:
        """The paths of a question in this case: one, or one for each entry of its list."""
        if "[]" not in fact:
            yield fact
            return
        entries = get(self._case, fact.partition("[]")[0])
        if isinstance(entries, tuple):
            for number in range(len(entries)):
                yield at(fact, number)

    def _entry(self, path: str, localizer: Localizer) -> str:
        """``Job 2`` for anything inside the second job."""
        listed, _, rest = path.partition("[")
        number = int(rest.partition("]")[0]) + 1
        words = self._catalogue.lists.get(listed)
        return localizer.words(words.entry).format(n=number) if words else f"{listed} {number}"

    def _typed(self, question: Question, value: Any, localizer: Localizer) -> str:
        """A value in the words or the unit of its question."""
        for choice in (*question.values, *question.specials):
            if value == choice.value:
                return localizer.words(choice.words)
        if isinstance(value, Month):
            return localizer.month(value.year, value.month)
        if isinstance(value, date):
            return localizer.date(value)
        if isinstance(value, (int, Decimal)):
            return self._figure(question, value, localizer)
        if question.kind == "noc":
            return self._names.occupation(str(value), localizer.language)
        if question.kind in ("place", "institution", "country"):
            return self._names.name(question.kind, str(value), localizer.language)
        return str(value)

    def _figure(self, question: Question, value: int | Decimal, localizer: Localizer) -> str:
        exact = Fraction(value) / question.factor
        unit = "money" if question.kind == "money" and not question.unit else question.unit
        if question.kind == "date":  # a number of years stands where a day is asked
            unit = "years"
        whole = int(exact) if exact.denominator == 1 else exact
        return localizer.value(Value(unit, whole)) if unit else localizer.number(whole, decimals=6)
