"""A test of the rules as an indented outline in words, so that a lawyer can compare it with the rule.

One function for each kind of node of the closed vocabulary (``rules/nodes.py``, ``rules/branches.py``); a
kind without words is an error, never left out. What the day or the stream decides is resolved: only what
applies is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from poci_desktop.report.pack_words import OPERATORS, Page
from poci_desktop.rules.branches import (
    Beside,
    Dated,
    Each,
    Gate,
    Measured,
    Ref,
    Setting,
    Switch,
    When,
)
from poci_desktop.rules.measures.registry import MEASURES, QUANTITIES
from poci_desktop.rules.nodes import All, Answer, AnyOf, AtLeast, Compare, Member, Node, Not, Operand, Within
from poci_desktop.rules.pack import PackError

Lines = list[tuple[int, str]]
"""Depth and words of each line of an outline."""

UNKNOWN = ("dont_know", "unasked")
TABLES = {
    "by_place": ("gta",),
    "days_in_position": ("counting",),
    "ee_draw": ("draws",),
    "ee_notification": ("draws",),
    "ee_no_round": ("draws",),
    "experience_in_offer": ("counting",),
    "fsw67": ("grid", "language_levels", "counting"),
    "funds.ontario": ("settlement_funds",),
    "in_demand": ("in_demand", "gta"),
    "institution.listed": ("institutions:{list}", "institutions:{narrow_list}"),
    "lang.check": ("language_levels",),
    "months_in_position": ("counting",),
    "owp_ontario_school": ("institutions:",),
    "owp_revenue": ("gta",),
    "st_draw_six_months": ("counting",),
    "staff_per_position": ("gta",),
    "wage_level": ("wages",),
    "work.fulltime_ontario_now": ("counting",),
    "year_in_canada": ("counting",),
    "year_in_main_occupation": ("counting",),
    "year_in_trade": ("counting",),
    "years_in_occupation": ("counting",),
}
"""Tables of the pack that a measure reads and an annex prints; a setting may name a column."""


class Outline:
    """Tests in words. ``refs`` are the criteria named, in the order they are met.

    ``_given`` holds, inside a branch, the answers that lead to it: a test of the same fact there is told for
    those answers only.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.refs: dict[str, None] = {}
        self._given: dict[str, list[str]] = {}

    def of(self, node: Node | None, depth: int = 0) -> Lines:
        """The outline of a test; None is "does not apply"."""
        if node is None:
            return [(depth, self.page.outcome("na"))]
        teller = _TELLERS.get(type(node))
        if teller is None:
            raise PackError(f"There are no words for a test of the kind {type(node).__name__}.")
        return teller(self, node, depth)

    def _members(self, members: tuple[Node, ...], depth: int) -> Lines:
        return [line for member in members for line in self.of(member, depth)]

    def _all(self, node: All, depth: int) -> Lines:
        return [(depth, self.page.text("All of the following:")), *self._members(node.members, depth + 1)]

    def _any(self, node: AnyOf, depth: int) -> Lines:
        head = self.page.text("One of the following is enough:")
        return [(depth, head), *self._members(node.members, depth + 1)]

    def _at_least(self, node: AtLeast, depth: int) -> Lines:
        head = self.page.localizer.plural(
            "At least {n} of the following:", "At least {n} of the following:", node.number
        )
        return [(depth, head), *self._members(node.members, depth + 1)]

    def _not(self, node: Not, depth: int) -> Lines:
        return [(depth, self.page.text("The contrary of:")), *self.of(node.member, depth + 1)]

    def _ref(self, node: Ref, depth: int) -> Lines:
        self.refs[node.name] = None
        return [(depth, f"→ {self.page.criterion(node.name)}")]

    def _possible(self, fact: str) -> list[str]:
        """The answers that can be met here."""
        return self._given.get(fact) or self.page.possible(fact)

    def _under(self, fact: str, values: list[str], node: Node | None, depth: int) -> Lines:
        """A branch that these answers to ``fact`` lead to."""
        before = dict(self._given)
        self._given[fact] = values
        lines = self.of(node, depth)
        self._given = before
        return lines

    def _answer(self, node: Answer, depth: int) -> Lines:
        page = self.page
        groups: dict[tuple[str, str], list[str]] = {}
        for value in self._possible(node.fact):
            key = (node.outcomes.get(value, "unknown"), node.notes.get(value, ""))
            groups.setdefault(key, []).append(value)
        if node.fact in self._given and len(groups) == 1:
            return [(depth, self._told(*next(iter(groups))))]
        lines = [(depth, page.asked(node.fact))]
        for (outcome, note), values in groups.items():
            answers = ", ".join(page.answer(node.fact, value) for value in values)
            lines.append((depth + 1, page.labelled(answers, self._told(outcome, note))))
        return lines

    def _told(self, outcome: str, note: str = "", limit: str = "") -> str:
        """An outcome, and the reason shown with it."""
        words = self.page.outcome(outcome)
        if not note:
            return words
        return self.page.text("{line}. Reason shown: {note}", line=words, note=self.page.note(note, limit))

    def _compare(self, node: Compare, depth: int) -> Lines:
        left, settings = self._left(node.left)
        limit = self.page.text(OPERATORS[node.op], limit=self._limit(node.right))
        lines = [(depth, self.page.labelled(left, limit)), *((depth + 1, line) for line in settings)]
        return lines + self._notes(node.notes, depth + 1, self._limit(node.right))

    def _left(self, operand: Operand) -> tuple[str, list[str]]:
        if operand.quantity is None:
            return self.page.label(operand.fact), []
        name = _named(QUANTITIES, operand.quantity)
        words, lines = self.page.measure(name, operand.settings)
        title = self.page.must_say(f"quantity.{name}")
        return title, [words, *lines]

    def _limit(self, operand: Operand) -> str:
        if operand.parameter:
            return self.page.figure(operand.parameter)
        return self.page.value(operand.unit, operand.value)

    def _notes(self, notes: Mapping[str, str], depth: int, limit: str = "") -> Lines:
        """The reason a test shows for a truth; the limit it was compared with is filled in."""
        words = {"to_be_assessed": "to_assess", "cannot_tell": "unknown"}
        return [(depth, self._told(words.get(truth, truth), note, limit)) for truth, note in notes.items()]

    def _member(self, node: Member, depth: int) -> Lines:
        page = self.page
        text = page.text("{fact} is in: {list}", fact=page.label(node.fact), list=page.list_named(node.codes))
        outcomes = page.text(
            "in the list: {inside}; not in the list: {outside}; no answer or “I don’t know”: {open}",
            inside=page.outcome(node.inside),
            outside=page.outcome(node.outside),
            open=page.outcome("unknown"),
        )
        return [(depth, text), (depth + 1, outcomes), *self._notes(node.notes, depth + 1)]

    def _within(self, node: Within, depth: int) -> Lines:
        page = self.page
        head = page.text(
            "{fact}: no longer than {limit} before the reference day",
            fact=page.label(node.fact),
            limit=self._limit(node.months),
        )
        lines = [(depth, head)]
        for words, outcome, note in (
            (page.text("on the anniversary itself"), node.edge, node.edge_note),
            (page.text("a day after the reference day"), node.late, node.late_note),
        ):
            lines.append((depth + 1, page.labelled(words, self._told(outcome, note))))
        missing = page.text("no answer or “I don’t know”")
        return [*lines, (depth + 1, page.labelled(missing, page.outcome("unknown")))]

    def _when(self, node: When, depth: int) -> Lines:
        text = self.page.text
        lines = [(depth, text("If:")), *self.of(node.test, depth + 1)]
        lines += [(depth, text("then:")), *self.of(node.then, depth + 1)]
        lines += [(depth, text("otherwise:")), *self.of(node.otherwise, depth + 1)]
        if node.either is not None and node.either == node.then:
            lines.append((depth, text("not met either way, when what stands under “then” is not met")))
        elif node.either is not None:
            lines.append((depth, text("not met either way, when this is not met:")))
            lines += self.of(node.either, depth + 1)
        undecided = text("while it cannot be told which applies: only what both have in common decides")
        return [*lines, (depth, undecided)]

    def _switch(self, node: Switch, depth: int) -> Lines:
        page, text = self.page, self.page.text
        lines = [(depth, text("Depending on {fact}:", fact=page.asked(node.fact)))]
        branches: list[tuple[Node | None, list[str]]] = []
        answers = self._possible(node.fact)
        for value in answers:
            if value not in UNKNOWN:
                branch = node.cases.get(value, node.other)
                same = next((values for known, values in branches if known == branch), None)
                if same is None:
                    branches.append((branch, [value]))
                else:
                    same.append(value)
        for branch, values in branches:
            named = ", ".join(page.answer(node.fact, value) for value in values)
            lines.append((depth + 1, page.labelled(named, "").rstrip()))
            lines += self._under(node.fact, values, branch, depth + 2)
        if not set(answers) & set(UNKNOWN):
            return lines
        missing = text("no answer or “I don’t know”: only what every branch has in common decides")
        if not node.doubts_decide:
            missing = text(
                "no answer or “I don’t know”: only what every branch has in common decides, and a doubt in "
                "common decides nothing"
            )
        lines.append((depth + 1, missing))
        if node.unknown is not None:
            lines.append((depth + 1, text("where they differ:")))
            lines += self._under(node.fact, list(UNKNOWN), node.unknown, depth + 2)
        return lines

    def _dated(self, node: Dated, depth: int) -> Lines:
        day = self.page.day
        if (node.since and day < node.since) or (node.until and day > node.until):
            return self.of(node.otherwise, depth)
        found = self.of(node.test, depth)
        return [(depth, f"{found[0][1]} {self.period(node.since, node.until)}".rstrip()), *found[1:]]

    def period(self, since: Any, until: Any) -> str:
        """``(since …, until …)``, or nothing when neither day is known."""
        page, date = self.page, self.page.localizer.date
        told = [page.text("since {date}", date=date(since))] if since else []
        told += [page.text("until {date}", date=date(until))] if until else []
        return f"({', '.join(told)})" if told else ""

    def _gate(self, node: Gate, depth: int) -> Lines:
        text = self.page.text
        lines = [(depth, text("First:")), *self.of(node.test, depth + 1)]
        lines.append(
            (depth, text("then all of the following (not asked once the first is not met for good):"))
        )
        return lines + self._members(node.members, depth + 1)

    def _each(self, node: Each, depth: int) -> Lines:
        page, text = self.page, self.page.text
        lines = [
            (depth, text("The entry of {list} with the most favourable outcome:", list=page.label(node.list)))
        ]
        lines += self.of(node.test, depth + 1)
        if node.keep is not None:
            lines.append((depth, text("entries are left out when this is not met:")))
            lines += self.of(node.keep, depth + 1)
        return [*lines, (depth, page.labelled(text("no entry"), self._told(node.empty, node.empty_note)))]

    def _setting(self, node: Setting, depth: int) -> Lines:
        return self.of(node.cases.get(str(self.page.edition.settings.get(node.name))), depth)

    def _beside(self, node: Beside, depth: int) -> Lines:
        head = self.page.text(
            "Weighed by an officer; only a negative fact or a contradiction lowers the result:"
        )
        return [(depth, head), *self.of(node.member, depth + 1)]

    def _measured(self, node: Measured, depth: int) -> Lines:
        name = _named(MEASURES, node.measure)
        for table in TABLES.get(name, ()):
            if "narrow_list" not in table or "narrow_list" in node.settings:
                self.page.tables[table.format(**node.settings)] = None
        words, settings = self.page.measure(name, node.settings)
        lines = [(depth, self.page.text("Calculation ({name}): {words}", name=name, words=words))]
        lines += [(depth + 1, line) for line in settings]
        for value in node.settings.values():
            for word in value if isinstance(value, list) else [str(value)]:
                if word in self.page.pack.criteria and self.page.criterion(word) in " ".join(
                    (words, *settings)
                ):
                    self.refs[word] = None
        if node.parts:
            self.refs.update(dict.fromkeys(node.parts.values()))
            titles = "; ".join(self.page.criterion(part) for part in node.parts.values())
            lines.append((depth + 1, self.page.labelled(self.page.text("its parts"), titles)))
        return lines


def _named(register: Mapping[str, Callable[..., Any]], function: Callable[..., Any]) -> str:
    """The name a pack calls a function by."""
    for name, known in register.items():
        if known is function:
            return name
    raise PackError(f"A calculation of the rules has no name: {function.__name__}.")


_TELLERS: dict[type, Callable[[Outline, Any, int], Lines]] = {
    All: Outline._all,
    AnyOf: Outline._any,
    AtLeast: Outline._at_least,
    Not: Outline._not,
    Ref: Outline._ref,
    Answer: Outline._answer,
    Compare: Outline._compare,
    Member: Outline._member,
    Within: Outline._within,
    When: Outline._when,
    Switch: Outline._switch,
    Dated: Outline._dated,
    Gate: Outline._gate,
    Each: Outline._each,
    Setting: Outline._setting,
    Beside: Outline._beside,
    Measured: Outline._measured,
}
