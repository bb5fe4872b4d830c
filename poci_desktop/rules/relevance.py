"""Which facts can still change a verdict.

Walk down from the verdict. Below *all*, a child matters only if it may still fall under every other member's
ceiling; below *any*, only if it may still rise above every other member's floor. A settled child never
matters. Answers only narrow the bounds, so the set never grows by answering.
"""

from __future__ import annotations

from collections.abc import Iterator

from poci_desktop.rules.findings import Finding
from poci_desktop.rules.truth import Truth


def open_leaves(finding: Finding) -> Iterator[Finding]:
    """The leaves whose missing facts can still change ``finding``'s truth, in reading order."""
    if finding.settled:
        return
    if not finding.children:
        yield finding
        return
    if finding.open or finding.unsure:  # facts read by the node itself (the choice between branches)
        yield finding
    for index, child in enumerate(finding.children):
        if child.settled:
            continue
        others = finding.children[:index] + finding.children[index + 1 :]
        if finding.op == "all" and _level(child.low) >= min((_high(o) for o in others), default=9):
            continue
        if finding.op in ("any", "each") and _level(child.high) <= max((_low(o) for o in others), default=-1):
            continue
        yield from open_leaves(child)


def missing_facts(finding: Finding) -> tuple[str, ...]:
    """Facts not asked yet that can still change the truth, in reading order, each once."""
    return tuple(dict.fromkeys(path for f in open_leaves(finding) for path in f.open))


def facts_to_find_out(finding: Finding) -> tuple[str, ...]:
    """Facts answered "I don't know" that keep the truth open, in reading order, each once."""
    return tuple(dict.fromkeys(path for f in open_leaves(finding) for path in f.unsure))


def _level(truth: Truth) -> int:
    return 3 if truth is Truth.N_A else int(truth.value)


def _high(finding: Finding) -> int:
    return 9 if finding.high is Truth.N_A else int(finding.high.value)


def _low(finding: Finding) -> int:
    return -1 if finding.low is Truth.N_A else int(finding.low.value)
