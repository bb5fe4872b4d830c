"""Proofs by the solver, and proofs of the proofs: a pack that is broken on purpose does not pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from poci_desktop.paths import resource_dir
from poci_desktop.rules.branches import Ref
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.nodes import All, Answer, AnyOf, Not
from poci_desktop.rules.pack import Edition, Pack, PackError
from tests.case_files import Example, examples
from tests.proofs.solver import unsettled
from tests.proofs.solver_agreement import Agreement, random_files
from tests.proofs.solver_claims import Proved, prove, unexplained
from tests.proofs.solver_kept import kept
from tests.proofs.solver_time import faults

SOURCES = Path(__file__).parents[2] / "poci_desktop"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(resource_dir() / "packs" / "oinp")


@pytest.fixture(scope="module")
def people() -> list[Example]:
    return list(examples())


def test_everything_claimed_is_shown_by_a_case_or_impossible_for_a_reason(
    pack: Pack, people: list[Example]
) -> None:
    proved = prove(pack)
    cases = kept(pack, people, [claim for found in proved for claim in found.possible])
    assert unsettled(pack, proved, cases) == []


def test_every_day_has_its_edition_and_its_tests_or_a_reason(pack: Pack) -> None:
    assert faults(pack) == []


def test_the_edition_used_is_the_one_whose_days_hold(pack: Pack) -> None:
    """On the days around every change; after its last day a stream stays on its last rules."""
    for stream in pack.streams:
        for edge in (day for e in stream.editions for day in (e.since, min(e.until, date(9999, 12, 30)))):
            for day in (edge - timedelta(days=1), edge, edge + timedelta(days=1)):
                holding = [e for e in stream.editions if e.since <= day <= e.until]
                after = day > stream.editions[-1].until
                assert len(holding) <= 1
                expected = holding[0] if holding else (stream.editions[-1] if after else None)
                assert stream.edition_on(day) is expected, (stream.id, day)


@pytest.mark.parametrize("half", [0, 1])
def test_solver_and_evaluator_find_the_same_in_every_case(
    pack: Pack, people: list[Example], half: int
) -> None:
    compared = Agreement(pack)
    found = [(e.id, compared.differs(e.case, e.on, e.stream)) for e in people[half::2]]
    assert [case for case in found if case[1]] == []


def test_solver_and_evaluator_find_the_same_in_random_files(pack: Pack) -> None:
    compared = Agreement(pack)
    found = [compared.differs(case, on, stream) for stream, case, on in random_files(15, seed=1)]
    assert len(found) >= 100
    assert [difference for difference in found if difference] == []


def test_a_third_entry_of_a_list_changes_no_claim(pack: Pack) -> None:
    streams = ("mg", "owp03")
    two, three = (prove(pack, streams, entries) for entries in (2, 3))
    assert [found.claims for found in two] == [found.claims for found in three]


def test_the_program_never_loads_the_solver() -> None:
    sources = [file.read_text(encoding="utf-8") for file in SOURCES.rglob("*.py")]
    assert len(sources) > 100
    assert not [text for text in sources if "import z3" in text or "from z3" in text]


# --- Broken on purpose


def with_test(pack: Pack, name: str, change: Callable[[Any], Any]) -> Pack:
    """The pack with another test in a criterion."""
    criterion = pack.criteria[name]
    tests = tuple((since, until, change(node)) for since, until, node in criterion.tests)
    return replace(pack, criteria={**pack.criteria, name: replace(criterion, tests=tests)})


def with_edition(pack: Pack, name: str, change: Callable[[Edition], Edition]) -> Pack:
    """The pack with another edition in the place of one."""
    streams = (
        replace(s, editions=tuple(change(e) if e.id == name else e for e in s.editions)) for s in pack.streams
    )
    return replace(pack, streams=tuple(streams))


def lost(pack: Pack, stream: str) -> list[str]:
    """What is impossible in one stream and has no reason."""
    proved: list[Proved] = prove(pack, [stream])
    return unexplained(name for found in proved for name in found.lost)


def test_a_stream_that_nobody_can_meet_is_found(pack: Pack) -> None:
    broken = with_test(pack, "app.ban", lambda node: All((node, Not(node))))
    assert "mg-2024 met" in lost(broken, "mg")


def test_a_criterion_that_cannot_fail_is_found(pack: Pack) -> None:
    always = Answer("app.banned", dict.fromkeys(("yes", "no", "dont_know", "unasked"), "met"))
    broken = with_test(pack, "mg.length", lambda node: AnyOf((node, always)))
    assert {"mg-2024 mg.length blocker", "mg-2024 mg.length doubt"} <= set(lost(broken, "mg"))


def test_an_alternative_that_another_one_contains_is_found(pack: Pack) -> None:
    broken = with_test(
        pack, "mg.not_enrolled", lambda node: replace(node, members=(*node.members, node.members[0]))
    )
    assert {"mg-2024 mg.not_enrolled/any(1) saviour", "mg-2024 mg.not_enrolled/any(4) saviour"} <= set(
        lost(broken, "mg")
    )


def test_a_figure_that_decides_nothing_is_found(pack: Pack) -> None:
    masters = Answer("cred[].type", {"masters": "met"})
    broken = with_test(pack, "mg.length", lambda node: AnyOf((masters, node)))
    assert "mg-2024 mg.length figure" in lost(broken, "mg")


def test_a_promise_that_no_case_keeps_is_found(pack: Pack, people: list[Example]) -> None:
    few = [e for e in people if e.stream == "pg" and e.expect.get("criteria") == "met"]
    proved = prove(pack, ["pg"])
    missing = unsettled(pack, proved, kept(pack, few, proved[0].possible))
    assert "no case shows it: pg-2024 pg.university support" not in missing
    assert "no case shows it: pg-2024 pg.university blocker" in missing


def test_an_evaluator_that_forgets_an_alternative_is_found(pack: Pack, people: list[Example]) -> None:
    forgetful = with_test(pack, "mg.not_enrolled", lambda node: replace(node, members=node.members[:1]))
    compared = Agreement(pack)
    cases = [e for e in people if e.stream == "mg"]
    assert not any(compared.differs(e.case, e.on, "mg") for e in cases)
    compared.pack = forgetful  # the formulas stay those of the whole pack
    assert any(compared.differs(e.case, e.on, "mg") for e in cases)


def test_a_name_that_is_not_there_is_found(pack: Pack) -> None:
    nothing: Any = Ref("mg.nothing")
    with pytest.raises(PackError, match="criterion that is missing"):
        prove(with_test(pack, "mg.length", lambda _: nothing), ["mg"])
    with pytest.raises(PackError, match="figure that is missing"):
        prove(with_test(pack, "mg.length", without_limit), ["mg"])


def without_limit(node: Any) -> Any:
    """A comparison with a figure that does not exist."""
    return replace(node, right=replace(node.right, parameter="mg.nothing"))


def test_days_with_two_editions_or_none_are_found(pack: Pack) -> None:
    day = timedelta(days=1)
    longer = with_edition(pack, "fw-2025", lambda e: replace(e, until=e.until + day))
    assert faults(longer) == ["two editions of fw on 2026-01-01"]
    shorter = with_edition(pack, "fw-2025", lambda e: replace(e, until=e.until - day))
    assert faults(shorter) == ["no edition of fw on 2025-12-31"]
    early = pack
    for name in ("owp03-2026", "owp45-2026", "owpmd-2026"):
        early = with_edition(early, name, lambda e: replace(e, since=e.since + day))
    assert faults(early) == ["no rules and no reason for it on 2026-06-25"]


def test_two_tests_on_one_day_are_found(pack: Pack) -> None:
    criterion = pack.criteria["fw.physician.ohip"]
    (since, until, node), second = criterion.tests
    assert until is not None
    tests = ((since, until + timedelta(days=1), node), second)
    broken = replace(pack, criteria={**pack.criteria, criterion.id: replace(criterion, tests=tests)})
    assert faults(broken) == ["two tests of fw.physician.ohip on 2026-01-01"]


def test_an_answer_that_a_fact_cannot_have_is_found(pack: Pack) -> None:
    node: Any = Answer("app.banned", {"yess": "not_met", "no": "met"})
    with pytest.raises(PackError, match=r"app\.banned is never yess"):
        prove(with_test(pack, "app.ban", lambda _: node), ["mg"])
