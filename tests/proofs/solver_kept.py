"""The promises of the solver, kept by the cases: for each claim a person on whom the evaluator shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from poci_desktop.facts.case import Case
from poci_desktop.rules.assess import StreamResult, assess_stream
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.truth import Truth
from tests.case_files import Example
from tests.proofs.readings import Noting
from tests.proofs.solver_claims import Claim
from tests.proofs.solver_levers import Board, levered

UPWARD = ("blocker", "bar", "doubt")
LOOKED_AT = {
    Truth.MET: ("met", "support", "saviour"),
    Truth.NOT_MET: ("failed", "blocker", "bar"),
    Truth.TO_ASSESS: ("doubt", "effect"),
    Truth.UNKNOWN: ("effect",),
}
LATER = ("figure", "weighs", "step")
"""Claims kept elsewhere: the mutants move every figure, and the table of criteria shows every step."""


@dataclass(slots=True)
class Kept:
    """The first case for each claim, and the figures that some case read."""

    cases: dict[Claim, str] = field(default_factory=dict)
    figures: set[str] = field(default_factory=set)


def kept(pack: Pack, examples: Iterable[Example], claims: Iterable[Claim]) -> Kept:
    """Every case tried on the claims of its edition that no case before it has shown."""
    with_levers, board = levered(pack)
    noted: set[str] = set()
    with_levers = replace(with_levers, parameters=Noting("figure", pack.parameters, noted))
    waiting: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.way not in LATER:
            waiting.setdefault(claim.edition, []).append(claim)
    found = Kept()
    for example in examples:
        trial = _Trial(with_levers, board, example, example.case)
        edition = trial.result.edition
        if edition is None or trial.result.coverage != "covered":
            continue
        shown = set(trial.shown(waiting.get(edition.id, ())))
        found.cases |= dict.fromkeys(shown, f"{example.file} {example.id}")
        waiting[edition.id] = [claim for claim in waiting.get(edition.id, ()) if claim not in shown]
    found.figures = {name.split()[1] for name in noted}
    return found


class _Trial:
    """One case as it is, and again with one lever pulled."""

    def __init__(self, pack: Pack, board: Board, example: Example, case: Case) -> None:
        self.pack, self.board, self.example, self.case = pack, board, example, case
        board.pulled, board.seen = "", {}
        self.result = self._assess()
        self.seen = board.seen

    def _assess(self) -> StreamResult:
        return assess_stream(self.pack, self.case, self.example.on, self.example.stream)

    def shown(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """The claims that this case shows."""
        ways = LOOKED_AT[self.result.criteria]
        for claim in claims:
            if claim.way in ways and (not claim.name or self._shows(claim)):
                yield claim

    def _shows(self, claim: Claim) -> bool:
        stood = self.seen.get(claim.name, set())
        to = Truth.MET if claim.way in UPWARD else Truth.NOT_MET
        if stood <= {to} or (claim.way in ("blocker", "bar") and Truth.NOT_MET not in stood):
            return False  # it stands there already, or is not what fails
        return any(
            _meant(claim.way, self._with(claim.name, to, entry)) for entry in self._entries(claim.name)
        )

    def _with(self, name: str, to: Truth, entry: int | None) -> Truth:
        board = self.board
        board.pulled, board.to, board.entry = name, to, entry
        then = self._assess().criteria
        board.pulled, board.entry = "", None
        return then

    def _entries(self, name: str) -> Sequence[int | None]:
        """One entry of several is an alternative; the only one of a list is not."""
        if not name.endswith("/entry"):
            return (None,)
        entries = self.case.cred
        return range(len(entries)) if isinstance(entries, tuple) and len(entries) > 1 else ()


def _meant(way: str, then: Truth) -> bool:
    """Whether the verdict becomes what the claim says."""
    if way in UPWARD:
        return then is Truth.MET
    return then is Truth.NOT_MET if way == "effect" else then is not Truth.MET
