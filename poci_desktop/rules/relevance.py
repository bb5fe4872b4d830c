"""Which facts can still change a verdict.

Walk down from the verdict. Below *all*, a child matters only if it may still fall under every other member's
ceiling; below *any*, only if it may still rise above every other member's floor. A settled child never
matters. Answers only narrow the bounds, so the set never grows by answering.
"""

from __future__ import annotations

from poci_desktop.rules.findings import Finding
from poci_desktop.rules.truth import Truth

_NONE = -1


def still_needed(finding: Finding) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Facts that can still change the truth, in reading order, each once.

    Not asked, answered "I don't know".
    """
    missing: dict[str, None] = {}
    unsure: dict[str, None] = {}
    _collect(finding, missing, unsure)
    return tuple(missing), tuple(unsure)


def missing_facts(finding: Finding) -> tuple[str, ...]:
    """Facts not asked yet that can still change the truth."""
    return still_needed(finding)[0]


def _collect(finding: Finding, missing: dict[str, None], unsure: dict[str, None]) -> None:
    if finding.low is finding.high:
        return
    missing.update(dict.fromkeys(finding.open))  # of a leaf, or what chooses between the branches below
    unsure.update(dict.fromkeys(finding.unsure))
    children = finding.children
    if finding.op == "all":
        first, second = _two_lowest([c.high for c in children])
        for child in children:
            ceiling = second if child.high == first else first
            if child.low is not child.high and (Truth.MET if child.low is Truth.N_A else child.low) < ceiling:
                _collect(child, missing, unsure)
    elif finding.op in ("any", "each"):
        floors = [_NONE if c.floor is Truth.N_A else c.floor for c in children]
        first, second = _two_highest(floors)
        for child, own in zip(children, floors, strict=True):
            floor = second if own == first else first
            if child.low is not child.high and (Truth.MET if child.high is Truth.N_A else child.high) > floor:
                _collect(child, missing, unsure)
    else:
        for child in children:
            _collect(child, missing, unsure)


def _two_lowest(levels: list[Truth]) -> tuple[int, int]:
    """The lowest and the second lowest (equal when shared); a missing one is above everything."""
    ordered = [*sorted(levels)[:2], Truth.N_A, Truth.N_A]
    return ordered[0], ordered[1]


def _two_highest(levels: list[int]) -> tuple[int, int]:
    """The highest and the second highest; a missing one is below everything."""
    ordered = [*sorted(levels, reverse=True)[:2], _NONE, _NONE]
    return ordered[0], ordered[1]
