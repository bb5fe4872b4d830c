"""Names and figures as a print of the rules writes them: facts, answers, outcomes, limits, lists, codes.

One :class:`Page` serves one print: a stream on one day in one language. It resolves what depends on the day
and on the edition (figures, lists, settings) and remembers what it wrote, so that the annexes hold just that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from poci_desktop.interview.catalogue import Catalogue, Question
from poci_desktop.interview.names import Names
from poci_desktop.localizer import N_, Localizer
from poci_desktop.rules.findings import Value
from poci_desktop.rules.pack import Edition, Pack, PackError, Stream

OUTCOMES = {
    "met": N_("met"),
    "not_met": N_("not met"),
    "to_assess": N_("to be assessed by the OINP"),
    "unknown": N_("cannot tell"),
    "na": N_("does not apply"),
    "favourable": N_("favourable; an officer decides"),
}
OPERATORS = {
    ">=": N_("at least {limit}"),
    ">": N_("more than {limit}"),
    "<=": N_("at most {limit}"),
    "<": N_("less than {limit}"),
    "==": N_("exactly {limit}"),
}
SPECIAL_ANSWERS = {
    "unasked": N_("no answer"),
    "dont_know": N_("“I don’t know”"),
    "planned": N_("planned before filing"),
    "given": N_("another answer"),
    "day": N_("a day is given"),
}
UNSAID = ("notes", "unit", "trades")
"""Settings without a line of their own: reasons that may be shown, a unit the figures carry, and what only
the words of one stream place."""
SHORT_LIST = 6
"""Lists of at most so many codes are printed where they are named; longer ones stand once, in an annex."""
_PLACE = re.compile(r"\{([A-Za-z0-9_.]+)\}")


@dataclass(slots=True)
class Page:
    """A stream on ``day`` in the language of ``localizer``; ``figures``, ``lists`` and ``tables`` fill up."""

    pack: Pack
    stream: Stream
    edition: Edition
    day: date
    localizer: Localizer
    catalogue: Catalogue
    names: Names
    figures: dict[str, None] = field(default_factory=dict)
    lists: dict[str, None] = field(default_factory=dict)
    tables: dict[str, None] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)

    # words of the program and of the pack

    def text(self, message: str, **values: object) -> str:
        """A message of the program."""
        return self.localizer.text(message, **values)

    def said(self, name: str) -> str | None:
        """A text of the pack, or None."""
        words = self.pack.texts.get(name)
        return None if words is None else self.localizer.words(words)

    def must_say(self, name: str) -> str:
        """A text of the pack that has to be there; :class:`PackError` names the one that is missing."""
        words = self.said(name)
        if words is None:
            raise PackError(f"The rules have no words named {name}.")
        return words

    def labelled(self, label: str, text: str) -> str:
        """``label: text`` with the language's own colon."""
        return self.text("{entry}: {label}", entry=label, label=text)

    def quoted(self, words: str) -> str:
        """Words between the language's own quotation marks."""
        return self.text("“{words}”", words=words)

    # facts and answers

    def question(self, fact: str) -> Question:
        """The question of a fact; its pattern is the name the rules use."""
        return self.catalogue.question(fact)

    def asked(self, fact: str) -> str:
        """``“Do you have a job offer?”``; a list by its name."""
        if fact in self.catalogue.lists:
            return self.quoted(self.localizer.words(self.catalogue.lists[fact].label))
        return self.quoted(self.localizer.words(self.question(fact).question))

    def label(self, fact: str) -> str:
        """``“Base pay an hour”``; a list by its name."""
        if fact in self.catalogue.lists:
            return self.quoted(self.localizer.words(self.catalogue.lists[fact].label))
        return self.quoted(self.localizer.words(self.question(fact).label))

    def possible(self, fact: str) -> list[str]:
        """Every answer a question offers, by its word in a test."""
        question = self.question(fact)
        found = [choice.value for choice in (*question.values, *question.specials)]
        if not question.values:
            found.append("given")
        found += ["planned"] if question.planned else []
        found += ["dont_know"] if question.dont_know else []
        return [*found, "unasked"]

    def answer(self, fact: str, value: str) -> str:
        """One answer in the words of its question."""
        question = self.question(fact)
        for choice in (*question.values, *question.specials):
            if choice.value == value:
                return self.quoted(self.localizer.words(choice.words))
        if value == "given" and question.kind in ("date", "date_or_month"):
            value = "day"
        if value in SPECIAL_ANSWERS:
            return self.text(SPECIAL_ANSWERS[value])
        raise PackError(f"The rules name an answer that has no words: {fact} {value}.")

    def outcome(self, word: str) -> str:
        """``met``, ``cannot tell`` …"""
        return self.text(OUTCOMES[word])

    # figures and lists

    def setting(self, name: str) -> str:
        """A figure's or list's name as the edition sets it."""
        return str(self.edition.settings.get(name, name))

    def figure(self, name: str) -> str:
        """A figure in force on the day, with its unit; it is told with its source beneath the criterion."""
        name = self.setting(name)
        self.figures[name] = None
        return self.value(self.pack.unit(name), self.pack.parameter(name, self.day))

    def value(self, unit: str, value: Any) -> str:
        """A value in its unit."""
        return self.localizer.value(Value(unit, value))

    def figure_line(self, name: str) -> str:
        """``1,560 hours (offer.min_hours_year): O. Reg. 422/17, s. 4``, since when, and why it is so."""
        parameter = self.pack.parameters[name]
        shown = self.value(parameter.unit, self.pack.parameter(name, self.day))
        cite = self.localizer.words(parameter.cite)
        remark = self.said(f"figure.{name}")
        told = "; ".join(part for part in (cite, self._since(name)) if part)
        return self.labelled(f"{shown} ({name})", ". ".join(part for part in (told, remark) if part))

    def _since(self, name: str) -> str:
        """From and until when the figure holds; "" for a figure with one value: it holds on every day."""
        values = self.pack.parameters[name].values
        if len(values) == 1:
            return ""
        current = max(index for index, dated in enumerate(values) if dated.since <= self.day)
        since = values[current].since.year > 1900
        until = values[current + 1].since - timedelta(days=1) if current + 1 < len(values) else None
        told = [self.text("since {date}", date=self.localizer.date(values[current].since))] if since else []
        told += [self.text("until {date}", date=self.localizer.date(until))] if until else []
        return ", ".join(told)

    def codes(self, name: str) -> tuple[list[str], tuple[str, ...], tuple[str, ...]]:
        """Codes, prefixes and excepted prefixes of a list on the day."""
        found: tuple[list[str], tuple[str, ...], tuple[str, ...]] = ([], (), ())
        for dated in self.pack.lists[name].values:
            if dated.since <= self.day:
                codes, prefixes, excepted = dated.value
                found = (sorted(codes), prefixes, excepted)
        return found

    def code(self, code: str) -> str:
        """A code with its name: an occupation, a level of studies, a body, a division."""
        if self.names.known("noc", code):
            return self.names.occupation(code, self.localizer.language)
        for fact in ("fact.education", "eca.issuer", "cred[].type"):
            for choice in self.question(fact).values:
                if choice.value == code:
                    return self.localizer.words(choice.words)
        for row in self.pack.tables["census_divisions"]:
            if row["code"] == code:
                return f"{row[f'name_{self.localizer.language}']} ({code})"
        raise PackError(f"The rules list a code that has no name: {code}.")

    def list_named(self, name: str) -> str:
        """A short list with its codes; a long one by name, its codes in the annex."""
        title = self.must_say(f"list.{name}")
        codes, prefixes, _ = self.codes(name)
        if prefixes or len(codes) > SHORT_LIST:
            self.lists[name] = None
            return self.text("{list} (see the annex)", list=title)
        shown = "; ".join(self.code(code) for code in codes) or self.text("empty on this date")
        return self.text("{list} ({codes})", list=title, codes=shown)

    # criteria and measures

    def criterion(self, name: str) -> str:
        """``Two years of experience (fw.experience, 4.2)``."""
        title = self.localizer.words(self.pack.criterion(name).title)
        number = self.numbers.get(name)
        return f"{title} ({name}, {number})" if number else f"{title} ({name})"

    def measure(self, name: str, settings: Mapping[str, Any]) -> tuple[str, list[str]]:
        """What a named calculation counts, its figures filled in; then what its settings change."""
        if name == "wage_level":  # what it takes from the edition when a test does not say it
            edition = self.edition.settings.get("wage_level", "median")
            settings = {"level": edition, "agreement": "replaces", **settings}
        placed: set[str] = set()
        words = self.said(f"measure.{name}.{self.stream.id}") or self.must_say(f"measure.{name}")
        sentence = self.filled(words, settings, placed)
        lines = [self._setting_line(key, value) for key, value in settings.items() if key not in placed]
        return sentence, [line for line in lines if line]

    def filled(self, words: str, settings: Mapping[str, Any], placed: set[str]) -> str:
        """Words with their ``{places}`` filled: a setting, a figure, a list, or a figure whose name begins
        with a setting. ``placed`` receives the settings that were written."""

        def write(match: re.Match[str]) -> str:
            place = match[1]
            head, _, rest = place.partition(".")
            if place in settings:
                placed.add(place)
                return self._shown(place, settings[place])
            if head in settings:
                return self.figure(f"{settings[head]}.{rest}")
            if place in self.pack.lists:
                return self.list_named(place)
            if self.setting(place) in self.pack.parameters:
                return self.figure(place)
            raise PackError(f"The words of a measure name a figure that is missing: {place}.")

        return _PLACE.sub(write, words)

    def _setting_line(self, key: str, value: Any) -> str:
        if key in UNSAID:
            return ""
        word = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
        sentence = self.said(f"setting.{key}.{word}")
        if sentence is not None:
            return sentence
        return self.labelled(self.must_say(f"setting.{key}"), self._shown(key, value))

    def _shown(self, key: str, value: Any) -> str:
        """The value of a setting: a figure, a list, criteria, a fact, a reason, schools or an outcome."""
        if isinstance(value, list):
            return "; ".join(self._shown(key, item) for item in value)
        said = self.said(f"word.{value or 'all'}")
        if said is not None:
            return said
        for known, write in self._writers():
            if value in known:
                return write(value)
        if self.names.known("institution", value):
            return self.names.name("institution", value, self.localizer.language)
        return self.answer("cred[].type", value)

    def _writers(self) -> tuple[tuple[Mapping[str, Any], Callable[[str], str]], ...]:
        return (
            (self.pack.parameters, self.figure),
            (self.pack.lists, self.list_named),
            (self.pack.criteria, self.criterion),
            (self.pack.notes, self.note),
            (self.catalogue.questions, self.label),
            (OUTCOMES, self.outcome),
        )

    def note(self, name: str, limit: str = "") -> str:
        """A reason the program may show; what only a case can fill in is an ellipsis."""
        words = self.localizer.words(self.pack.notes[name].words)
        filled = _PLACE.sub(lambda place: limit if limit and place[1] == "limit" else "…", words)
        return self.quoted(filled.removesuffix(".") if filled.endswith("….") else filled)
