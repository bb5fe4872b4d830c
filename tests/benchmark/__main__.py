"""Print the figures of the design as a table: `python3 poci.py bench`.

Each figure is the median of repeated runs on this machine; "reach" is what the design asks for on two cores.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from poci_desktop.case_reader import read_case_file
from poci_desktop.cli import shared
from poci_desktop.facts.case import Case
from poci_desktop.localizer import Localizer
from poci_desktop.paths import i18n_dir, resource_dir
from poci_desktop.reference.occupations import OccupationIndex
from poci_desktop.report.render import render_pdf
from poci_desktop.rules.assess import assess
from poci_desktop.rules.loader import load_pack

PACK = resource_dir() / "packs" / "oinp"
TYPED = ("i", "in", "inf", "infi", "infirm", "menuisier", "software dev", "2123", "cook", "éduc")


def timed(work: Callable[[], object], times: int) -> tuple[float, float]:
    """First and median time of ``work`` in milliseconds."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append((perf_counter() - start) * 1000)
    return taken[0], median(taken)


def people() -> list[tuple[str, Case, date]]:
    """The bundled examples with the day each is judged on."""
    folder = resource_dir() / "examples"
    with (folder / "index.toml").open("rb") as stream:
        listed = tomllib.load(stream)["example"]
    words = Localizer("en", i18n_dir())
    return [(e["id"], read_case_file(str(folder / f"{e['id']}.json"), words), e["on"]) for e in listed]


def window_figures() -> dict[str, float]:
    """Start to first painted page, answer to screen, and peak memory, each measured in a fresh process."""
    runs = []
    for _ in range(5):
        start = perf_counter()
        child = [sys.executable, "-P", "-m", "tests.benchmark.window"]
        lines = subprocess.run(
            child, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
        )
        figures = {name: float(value) for name, value in (line.split() for line in lines.stdout.splitlines())}
        figures["start"] = (figures.pop("painted_at") - start) * 1000
        runs.append(figures)
    return {name: median(run[name] for run in runs) for name in runs[0]}


def rows() -> list[tuple[str, str, str]]:
    """What was measured, the figure, and what the design asks for."""
    _, loading = timed(lambda: load_pack(PACK), 9)
    pack = load_pack(PACK)
    cases = people()
    assessing = []
    for _, case, day in cases:
        assess(pack, case, day)
        assessing.append(timed(partial(assess, pack, case, day), 50)[1])
    index = OccupationIndex(resource_dir() / "tables" / "occupations.sqlite")
    start = perf_counter()
    index.search(TYPED[0], "fr")
    first_search = (perf_counter() - start) * 1000
    searching = [timed(partial(index.search, text, "fr"), 20)[1] for text in TYPED]
    name, case, day = cases[0]
    localizer = Localizer("fr", i18n_dir())
    document = shared.make_document(assess(pack, case, day), case, localizer)
    first_pdf, warm_pdf = timed(lambda: render_pdf(document, localizer, resource_dir()), 15)
    window = window_figures()
    return [
        ("Assess all streams with what is missing, median case", f"{median(assessing):.2f} ms", "< 1 ms"),
        ("The same, slowest bundled case", f"{max(assessing):.2f} ms", ""),
        ("Load the rule pack", f"{loading:.0f} ms", "< 50 ms"),
        ("Occupation search, a keystroke (slowest of ten)", f"{max(searching):.1f} ms", "< 15 ms"),
        ("Occupation search, first use", f"{first_search:.0f} ms", "< 300 ms"),
        (f"PDF ({name}), warm", f"{warm_pdf:.0f} ms", "< 100 ms"),
        ("PDF, first", f"{first_pdf:.0f} ms", "< 400 ms"),
        ("Start to first painted page, warm", f"{window['start']:.0f} ms", "< 700 ms"),
        ("Answer to updated screen", f"{window['answer']:.1f} ms", "< 16 ms"),
        ("Peak memory at results", f"{window['memory']:.0f} MB", "< 180 MB"),
    ]


def main() -> None:
    """Print the table."""
    table = [("Figure", "Measured", "Reach"), *rows()]
    widths = [max(len(row[column]) for row in table) for column in range(3)]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


if __name__ == "__main__":
    main()
