"""Joining findings: all, any, at least n, one of several branches, the best entry of a list."""

from __future__ import annotations

from collections.abc import Sequence

from poci_desktop.rules.findings import Finding
from poci_desktop.rules.truth import Truth, all_of, any_of, at_least


def join_all(children: Sequence[Finding]) -> Finding:
    """Every member must hold. Favourable facts left to an officer count as met and mark the whole."""
    return Finding(
        truth=all_of([c.truth for c in children]),
        op="all",
        low=all_of([c.low for c in children]),
        high=all_of([c.high for c in children]),
        children=tuple(children),
    )


def join_any(children: Sequence[Finding], op: str = "any") -> Finding:
    """One member is enough. A member that may turn out not to apply promises nothing to the others."""
    return Finding(
        truth=any_of([c.truth for c in children]),
        op=op,
        low=any_of([c.floor for c in children]),
        high=any_of([c.high for c in children]),
        children=tuple(children),
    )


def join_at_least(number: int, children: Sequence[Finding]) -> Finding:
    """At least ``number`` members must hold."""
    return Finding(
        truth=at_least(number, [c.truth for c in children]),
        op="at_least",
        low=at_least(number, [c.low for c in children]),
        high=at_least(number, [c.high for c in children]),
        children=tuple(children),
    )


def choose(selector: Finding, branches: Sequence[Finding]) -> Finding:
    """One branch applies, but which one is not known: agreement decides, anything else is UNKNOWN."""
    truths = {b.truth for b in branches}
    truth = truths.pop() if len(truths) == 1 else Truth.UNKNOWN
    bounds = [b.low for b in branches], [b.high for b in branches]
    if truth is Truth.N_A:
        low = high = Truth.N_A
    else:
        low = min(bounds[0], key=lambda t: t.value if t is not Truth.N_A else 3)
        high = max(bounds[1], key=lambda t: t.value if t is not Truth.N_A else 3)
        low, high = (Truth.MET if t is Truth.N_A else t for t in (low, high))
        if truth is Truth.UNKNOWN and low.value > truth.value:
            low = truth  # the branches differ above "cannot tell": the choice is still to be made
    return Finding(
        truth=truth,
        op="choose",
        low=low,
        high=high,
        children=tuple(branches),
        facts=selector.facts,
        open=selector.open if low is not high else (),
        unsure=selector.unsure if low is not high else (),
        notes=selector.notes,
    )
