"""What z3 proves of the pack: ``python3 -m tests.proofs.solver [--all] [--files N] [--seed N]``.

Every edition of every stream is one formula over one file of answers and one day. The nodes of the
vocabulary are encoded exactly, with their five truths; so are the measures of :mod:`solver_employer` and
:mod:`solver_measures`. The measures that count days, scores and money stand *free*: any truth they could
find, and some they could not. The formula therefore allows at least what the program allows:

* *no solution* is a proof: no file whatever does it. It stands in ``accepted.toml`` with its reason;
* *a solution* is a promise, which a committed case keeps (:mod:`solver_kept`).

The claims are listed in :mod:`solver_claims`. That formula and evaluator are one is checked on every case and
on random files (:mod:`solver_agreement`): ``--files`` sets how many for each stream. ``--all`` prints every
claim. Days without rules and days with two are looked for in :mod:`solver_time`.

In the table ``ways`` are the alternatives, ``figures`` those read, ``exact`` and ``free`` the measures; of
the ``claims`` some are ``kept`` by a case here, ``other`` are kept elsewhere (a figure by its mutants, a step
by the table of criteria), and ``none`` are impossible.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from fnmatch import fnmatchcase
from time import perf_counter

from poci_desktop.paths import resource_dir
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.pack import Pack
from tests.case_files import examples
from tests.proofs.coverage import accepted_gaps, criteria_of
from tests.proofs.solver_agreement import Agreement, random_files
from tests.proofs.solver_claims import Claim, Proved, accepted, out_of_date, prove, unexplained
from tests.proofs.solver_kept import LATER, Kept, kept
from tests.proofs.solver_time import faults

HEADS = ("criteria", "ways", "figures", "exact", "free", "claims", "kept", "other", "none")


def main(words: Sequence[str]) -> int:
    """Print the figures; 1 when something is not proved, not kept, or not the same."""
    options = argparse.ArgumentParser(prog="python3 -m tests.proofs.solver")
    options.add_argument("--all", action="store_true", help="print every claim and the case that keeps it")
    options.add_argument("--files", type=int, default=100, help="random files of each stream")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args(words)
    start = perf_counter()
    pack = load_pack(resource_dir() / "packs" / "oinp")
    proved = prove(pack)
    promised = [claim for found in proved for claim in found.possible]
    cases = kept(pack, examples(), promised)
    _table(proved, cases)
    wrong = [*faults(pack), *unsettled(pack, proved, cases)]
    if chosen.all:
        for claim in (c for found in proved for c in found.claims):
            print(f"{claim!s:<76}{cases.cases.get(claim, 'possible' if claim in promised else 'none')}")
    _gaps(pack, proved)
    compared = Agreement(pack)
    files = [(e.stream, e.case, e.on) for e in examples()]
    files += list(random_files(chosen.files, chosen.seed))
    different = [f for stream, case, on in files if (f := compared.differs(case, on, stream))]
    print(f"{len(files)} files: {len(different)} on which solver and evaluator differ")
    for line in (*wrong, *different):
        print(line)
    print(f"{perf_counter() - start:.0f} s")
    return 1 if wrong or different else 0


def _table(proved: Sequence[Proved], cases: Kept) -> None:
    print(f"{'edition':<14}" + "".join(f"{head:>9}" for head in HEADS))
    sums = [0] * 5
    for found in proved:
        promised = found.possible
        of_cases = sum(c in cases.cases for c in promised)
        later = sum(c.way in LATER for c in promised)
        counts = (len(found.claims), of_cases, later, len(found.claims) - len(promised))
        own = (found.criteria, found.alternatives, len(found.figures), len(found.exact), len(found.free))
        print(f"{found.edition.id:<14}" + "".join(f"{count:>9}" for count in (*own, *counts)))
        sums = [total + n for total, n in zip(sums, (found.alternatives, *counts), strict=True)]
    exact = set().union(*(found.exact for found in proved))
    free = set().union(*(found.free for found in proved))
    print(
        f"{len(proved)} editions, {sum(f.criteria for f in proved)} criteria, {sums[0]} alternatives; "
        f"measures with their settings: {len(exact)} exact, {len(free)} free"
    )
    print(
        f"{sums[1]} claims: {sums[2]} kept by a case, {sums[3]} of figures and steps (kept by mutants and by "
        f"the table of criteria), {sums[4]} impossible, with {len(accepted())} reasons"
    )
    print("free: " + "\n      ".join(sorted(free)))


def unsettled(pack: Pack, proved: Sequence[Proved], cases: Kept) -> list[str]:
    """Promises that no case keeps, what is impossible without a reason, and reasons that nothing needs."""
    promised = [claim for found in proved for claim in found.possible]
    deciding = {claim.name for claim in promised if claim.way in ("figure", "weighs")}
    lost = [name for found in proved for name in found.lost]
    lost += [f"{name} unread" for name in pack.parameters if name not in deciding | cases.figures]
    return [
        *(f"no case shows it: {c}" for c in promised if c.way not in LATER and c not in cases.cases),
        *(f"no file shows it, and no reason says why: {name}" for name in unexplained(lost)),
        *(f"a reason that nothing needs: {pattern}" for pattern in out_of_date(lost)),
    ]


def _gaps(pack: Pack, proved: Sequence[Proved]) -> None:
    """What becomes of the gaps that the table of criteria accepts."""
    of = {found.edition.id: found for found in proved}
    print("gaps accepted in the table of criteria:")
    for pattern, _ in accepted_gaps():
        edition, name, way = pattern.split()
        said: dict[str, int] = {}
        for found in (f for e, f in of.items() if fnmatchcase(e, edition)):
            criteria, parts = criteria_of(pack, found.edition)
            for known in (*criteria, *parts, *found.edition.process):
                if fnmatchcase(known, name):
                    said |= {f: said.get(f, 0) + 1 for f in (_fate(found, known, way, parts),) if f}
        print(f"  {pattern:<44}" + ", ".join(f"{count} {fate}" for fate, count in said.items()))


def _fate(found: Proved, name: str, way: str, parts: Sequence[str]) -> str:
    if name in parts:
        return "rest on a free measure"
    if name in found.edition.process:
        step = found.claims[Claim(found.edition.id, name, "step")]
        return "rest on a free measure" if step else "proved"
    return "" if found.claims[Claim(found.edition.id, name, "blocker")] else "proved"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
