"""The pack against the second reading: ``python -m tests.second_reading.compare STREAM --files N --seed S``.

Prints every kind of disagreement once, made small by taking changes away, and the totals. This is the only
module of the folder that imports the rules.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from random import Random

from pydantic import ValidationError

from poci_desktop.facts.case import Case
from poci_desktop.facts.checks import impossible
from poci_desktop.paths import resource_dir
from poci_desktop.rules.assess import assess_stream
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.pack import Pack
from tests.second_reading import people_b, people_c  # noqa: F401  (they add their streams)
from tests.second_reading.people import Person, person
from tests.second_reading.words import NO_VERDICT, NOT_COVERED, Reading

MODULES = {"is": "is_"}


@dataclass(frozen=True)
class Difference:
    """One file on which the two disagree."""

    person: Person
    pack: Reading
    second: Reading

    @property
    def signature(self) -> tuple[str, ...]:
        """What differs: the verdicts, and the criteria both name."""
        both = sorted(set(self.pack.criteria) & set(self.second.criteria))
        differ = [
            f"{name}: pack {self.pack.criteria[name]}, second {self.second.criteria[name]}"
            for name in both
            if self.pack.criteria[name] != self.second.criteria[name]
        ]
        if self.pack.verdict != self.second.verdict:
            differ.insert(0, f"verdict: pack {self.pack.verdict}, second {self.second.verdict}")
        return tuple(differ)


def reader(stream: str) -> Callable[[Case, date, date], Reading]:
    """The second reading of a stream."""
    found: Callable[[Case, date, date], Reading] = import_module(
        f"tests.second_reading.{MODULES.get(stream, stream)}"
    ).read
    return found


def pack_reading(pack: Pack, stream: str, case: Case, judged: date) -> Reading:
    """What the pack says, in the words of the second reading."""
    result = assess_stream(pack, case, judged, stream)
    criteria: dict[str, str] = {}
    for root in (result.root, *result.officer):
        for finding in root.walk():
            if finding.criterion:
                criteria.setdefault(finding.criterion, finding.truth.word)
    words = {"before": NOT_COVERED, "nominated": NO_VERDICT}
    return Reading(words.get(result.coverage, result.criteria.word), criteria)


def differs(pack: Pack, person_: Person) -> Difference | None:
    """The disagreement on one person, or None."""
    case = person_.case
    filing = case.app.filing_date
    day = filing if isinstance(filing, date) else person_.judged
    first = pack_reading(pack, person_.stream, case, person_.judged)
    second = reader(person_.stream)(case, day, person_.judged)
    difference = Difference(person_, first, second)
    return difference if difference.signature else None


def smallest(pack: Pack, found: Difference) -> Difference:
    """The same kind of disagreement with as few changes as possible."""
    wanted = found.signature[0]
    moved = True
    while moved:
        moved = False
        for index in range(len(found.person.changes)):
            smaller = differs(pack, found.person.without(index))
            if smaller is not None and wanted in smaller.signature:
                found, moved = smaller, True
                break
    return found


def people(stream: str, files: int, seed: int) -> Iterator[Person]:
    """``files`` people whose answers can be true together."""
    rng = Random(f"{stream}-{seed}")
    made = 0
    while made < files:
        candidate = person(stream, rng)
        try:
            case = candidate.case
        except ValidationError:
            continue
        if any(not problem.gentle for problem in impossible(case, candidate.day)):
            continue
        made += 1
        yield candidate


def run(stream: str, files: int, seed: int) -> tuple[list[Difference], Counter[str]]:
    """Every disagreement, and how many files had each verdict."""
    pack = load_pack(resource_dir() / "packs" / "oinp")
    found: list[Difference] = []
    verdicts: Counter[str] = Counter()
    for candidate in people(stream, files, seed):
        difference = differs(pack, candidate)
        if difference is not None:
            found.append(difference)
            verdicts[difference.second.verdict] += 1
        else:
            verdicts["agreed"] += 1
    return found, verdicts


def show(pack: Pack, found: list[Difference], most: int) -> None:
    """Print the kinds of disagreement, the most frequent first."""
    kinds: dict[tuple[str, ...], list[Difference]] = {}
    for difference in found:
        kinds.setdefault(difference.signature, []).append(difference)
    for signature, group in sorted(kinds.items(), key=lambda item: -len(item[1]))[:most]:
        shortest = min(
            (smallest(pack, item) for item in group[:6]), key=lambda item: len(item.person.changes)
        )
        print(f"\n=== {len(group)} x {' | '.join(signature)}")
        print(f"  day {shortest.person.day} judged {shortest.person.judged}")
        for path, value in shortest.person.changes:
            print(f"  {path} = {value}")
        if shortest.signature != signature:
            print(f"  small: {' | '.join(shortest.signature)}")
        for name in ("pack", "second"):
            reading: Reading = getattr(shortest, name)
            print(
                f"  {name}: {reading.verdict}",
                {k: v for k, v in reading.criteria.items() if v not in ("met", "does_not_apply")},
            )


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stream")
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=20, help="kinds of disagreement to print")
    options = parser.parse_args()
    found, verdicts = run(options.stream, options.files, options.seed)
    show(load_pack(resource_dir() / "packs" / "oinp"), found, options.show)
    print(f"\n{options.stream}: {options.files} files, {len(found)} disagreements {dict(verdicts)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
