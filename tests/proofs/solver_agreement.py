"""The solver against the evaluator: one file, written into the formula, has one verdict, and it is the same.

Free measures take the truth the evaluator finds for them; everything else is worked out by both. The file
itself must be possible in the formula, so that what the solver calls impossible is not a person left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random

import z3
from pydantic import ValidationError

from poci_desktop.facts.case import Case
from poci_desktop.rules.assess import assess_stream
from poci_desktop.rules.context import Context
from poci_desktop.rules.pack import Edition, Pack, Stream
from poci_desktop.rules.truth import Truth
from tests.proofs.solver_facts import Facts
from tests.proofs.solver_nodes import translation
from tests.proofs.solver_truth import Five, both, either, no, possible
from tests.second_reading import people_b, people_c  # noqa: F401  (they add their streams)
from tests.second_reading.people import FIELDS, person


@dataclass(slots=True)
class Agreement:
    """The formulas made so far: one for each edition and length of the list of credentials."""

    pack: Pack
    formulas: dict[tuple[str, int], tuple[Facts, Five, z3.Solver]] = field(default_factory=dict)

    def differs(self, case: Case, on: date, name: str) -> str:
        """What is wrong with one file, "" when both find the same; a day without rules is not compared."""
        result, stream = assess_stream(self.pack, case, on, name), self.pack.stream(name)
        if result.coverage != "covered" or result.edition is None:
            return ""
        facts, verdict, solver = self._formula(stream, result.edition, case)
        context = Context(self.pack, case, result.evaluated_on, on, name, result.edition.settings)
        same = verdict.is_(result.criteria)
        if result.criteria is Truth.UNKNOWN:  # a stream that asks nothing of a person decides nothing
            same = either(same, verdict.absent)
        solver.push()
        solver.add(both(*facts.of(context)))
        there = possible(solver, [])
        solver.add(no(same))
        otherwise = possible(solver, [])
        solver.pop()
        if not there:
            return f"{result.edition.id}: the file is not possible in the formula"
        return f"{result.edition.id}: the evaluator says {result.criteria.word}" if otherwise else ""

    def _formula(self, stream: Stream, edition: Edition, case: Case) -> tuple[Facts, Five, z3.Solver]:
        entries = max(1, len(case.cred)) if isinstance(case.cred, tuple) else 1
        key = edition.id, entries
        if key not in self.formulas:
            facts, solver = Facts(edition.since, edition.until, entries), z3.Solver()
            verdict = translation(self.pack, stream.id, edition, facts).verdict()
            solver.add(*facts.bits, z3.Not(facts.complete))
            self.formulas[key] = facts, verdict, solver
        return self.formulas[key]


def random_files(number: int, seed: int) -> Iterator[tuple[str, Case, date]]:
    """``number`` files of each stream, moved around the limits: stream, case, day judged."""
    for stream in FIELDS:
        rng = Random(f"{stream} {seed}")
        made = 0
        while made < number:
            someone = person(stream, rng)
            try:
                case = someone.case
            except ValidationError:
                continue
            made += 1
            yield stream, case, someone.judged
