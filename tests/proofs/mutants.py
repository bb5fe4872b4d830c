"""Mutants of the pack that no case notices: `python3 -m tests.proofs.mutants [WORD ...]`.

Each mutant (see :mod:`pack_mutants`) is tried on the cases of `tests/cases` that read the changed part, until
one case no longer finds what it expects; tables and lists that the sheets print are also compared with
`printed.toml`. What nothing notices survives: it is listed, and either a case is added or the reason why it
changes nothing is written down in `accepted.toml`. A WORD keeps only the mutants whose id holds it.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from time import perf_counter

from poci_desktop.paths import resource_dir
from poci_desktop.rules.assess import assess_stream
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.pack import Pack
from tests.case_files import examples
from tests.proofs.pack_mutants import Mutant, mutants
from tests.proofs.printed import TABLES, differences, listed
from tests.proofs.readings import Reading, read
from tests.rules import test_points
from tests.rules.test_cases import check

ACCEPTED = Path(__file__).with_name("accepted.toml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A mutant, and the case that notices it ("" when none does)."""

    mutant: Mutant
    killer: str


def accepted_reasons() -> list[tuple[str, str]]:
    """Patterns of mutant ids with the reason why such a mutant may survive."""
    content = tomllib.loads(ACCEPTED.read_text(encoding="utf-8"))
    return [(pattern, item["reason"]) for item in content.get("accepted", []) for pattern in item["mutants"]]


def notices(pack: Pack, reading: Reading) -> bool:
    """Whether the case finds something else than it expects under ``pack``."""
    example = reading.example
    try:
        result = assess_stream(pack, reading.case, example.on, example.stream)
        if result == reading.result:
            return False
        check(result, example)
    except Exception:  # whatever a broken pack raises is noticed
        return True
    return False


def score_differs(pack: Pack) -> bool:
    """Whether a worked example of the points of the expression of interest comes out otherwise, or a stream
    has other rows than the sheets print.
    """
    usual, test_points.PACK = test_points.PACK, pack
    try:
        test_points.test_a_stream_has_every_row_of_its_factors_and_no_other()
        for example in test_points.EXAMPLES:
            test_points.test_example_of_the_sheet(example)
    except Exception:  # whatever a broken pack raises is noticed
        return True
    finally:
        test_points.PACK = usual
    return False


def first_day_differs(pack: Pack) -> bool:
    """Whether a stream that is not named from the start is named on another day than its rules begin."""
    return any(s.shown_from not in (None, s.editions[0].since) for s in pack.streams)


def run(pack: Pack, chosen: list[Mutant], readings: list[Reading]) -> list[Outcome]:
    """Each mutant on the cases that read what it changes; the cases that noticed most go first."""
    readers: dict[str, list[Reading]] = defaultdict(list)
    for reading in (r for r in readings if r.holds):  # one that fails already would notice everything
        for part in reading.reads:
            readers[part].append(reading)
    as_printed = {f"table {name}" for name in TABLES} | {f"list {name}" for name in listed()}
    found = []
    for mutant in chosen:
        changed = mutant.make()
        queue = readers[mutant.reads]
        if mutant.reads in as_printed and any(differences(changed)):
            found.append(Outcome(mutant, "printed"))
            continue
        if mutant.reads.split()[1].startswith(("eoi", "owpeoi")) and score_differs(changed):
            found.append(Outcome(mutant, "points"))
            continue
        if " shown_from " in mutant.id and first_day_differs(changed):
            found.append(Outcome(mutant, "first day"))
            continue
        killer = next((r for r in queue if notices(changed, r)), None)
        if killer is not None:  # the next mutant is often near
            queue.remove(killer)
            queue.insert(0, killer)
        found.append(Outcome(mutant, f"{killer.example.file} {killer.example.id}" if killer else ""))
    return found


def main(words: list[str]) -> int:
    """Print the figures and the survivors; 1 when one survives without a reason."""
    start = perf_counter()
    pack = load_pack(resource_dir() / "packs" / "oinp")
    readings = read(pack, list(examples()))
    chosen = [m for m in mutants(pack) if all(word in m.id or word in m.reads for word in words)]
    outcomes = run(pack, chosen, readings)
    accepted = accepted_reasons()
    made, killed, explained = Counter[str](), Counter[str](), Counter[str]()
    survivors: dict[str, list[str]] = defaultdict(list)
    used = set()
    for outcome in outcomes:
        kind = outcome.mutant.reads.split()[0]
        made[kind] += 1
        if outcome.killer:
            killed[kind] += 1
            continue
        pattern = next((p for p, _ in accepted if fnmatchcase(outcome.mutant.id, p)), None)
        if pattern is None:
            survivors[outcome.mutant.reads].append(outcome.mutant.id)
        else:
            explained[kind] += 1
            used.add(pattern)
    print(f"{'part':<12}{'mutants':>9}{'noticed':>9}{'explained':>11}{'left':>6}")
    for kind in made:
        left = made[kind] - killed[kind] - explained[kind]
        print(f"{kind:<12}{made[kind]:>9}{killed[kind]:>9}{explained[kind]:>11}{left:>6}")
    left = sum(len(ids) for ids in survivors.values())
    total = (
        f"{sum(killed.values())} of {len(outcomes)} noticed, {sum(explained.values())} explained, {left} left"
    )
    print(f"{total}; {len(readings)} cases; {perf_counter() - start:.0f} s")
    for failing in (r for r in readings if not r.holds):
        print(f"left out, it fails without any mutant: {failing.example.file} {failing.example.id}")
    for part, ids in sorted(survivors.items()):
        print(f"\n{part}")
        for name in ids:
            print(f"  {name}")
    if not words:
        for pattern in sorted({p for p, _ in accepted} - used):
            print(f"\nno survivor needs this any more: {pattern}")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
