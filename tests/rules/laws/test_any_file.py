"""Law of any file: whatever a case file may say is judged, without an error, into a result that makes sense.

A few hundred files by default; in the long run of the test command more than 100,000, each over every stream.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from random import Random

import pytest
from pydantic import ValidationError

from poci_desktop.facts.case import Case
from poci_desktop.facts.paths import pattern
from poci_desktop.facts.shape import shapes
from poci_desktop.result_json import result_json
from poci_desktop.rules.assess import StreamResult, assess
from poci_desktop.rules.truth import Truth
from tests.report.people import document
from tests.rules.laws.people import LONG, PACK, STREAMS, Person, person, pool, value

FILES, PARTS = (500, 20) if LONG else (20, 1)
"""Files of one test, and tests of one stream: 11 streams make 110,000 files in the long run."""
TOLD = 20
"""One file in so many is also told as JSON, which takes fifty times as long."""
VERDICTS = set(Truth) - {Truth.N_A}
ENTRY = 3


def files(stream: str, part: int) -> Iterator[tuple[Person, Case]]:
    """Somebody with answers of anybody to any question, contradictions too, on any day around the law."""
    rng = Random(f"{stream} {part}")
    for number in count():
        found = person(stream, rng.choice)
        if number % 2:
            paths = rng.sample(list(pool()), rng.randint(1, 30))
            paths = [path.replace("[]", f"[{rng.randrange(ENTRY)}]") for path in paths]
            found = found.with_answers({path: value(found.on, path, rng.choice) for path in paths})
        if rng.random() < 0.1:
            found = Person(found.facts, found.on + timedelta(days=rng.randint(-900, 900)), stream)
        try:
            yield found, found.case
        except ValidationError:
            continue


@pytest.mark.parametrize("stream", STREAMS)
@pytest.mark.parametrize("part", range(PARTS))
def test_any_file_is_judged_over_every_stream(stream: str, part: int) -> None:
    seen: Counter[Truth] = Counter()
    for number, (found, case) in zip(range(FILES), files(stream, part), strict=False):
        assessment = assess(PACK, case, found.on)
        for result in assessment.streams:
            check(result)
            seen[result.criteria] += 1
        if number % TOLD == part % TOLD:
            language = ("en", "fr")[number % 2]
            told = result_json(assessment, document(case, language, found.on))
            assert {item["id"] for item in told["streams"]} == {r.stream.id for r in assessment.streams}
    assert {Truth.NOT_MET, Truth.UNKNOWN} <= seen.keys() <= VERDICTS


def check(result: StreamResult) -> None:
    """A verdict, truths inside their ranges, and questions that exist, each once."""
    assert result.criteria in VERDICTS
    assert result.can_apply in ("yes", "no", "not_yet")
    assert (result.can_apply == "yes") <= (not result.can_apply_why)
    for root in (result.root, *result.officer, *result.process):
        for finding in root.walk():
            if Truth.N_A not in (finding.low, finding.truth, finding.high):
                assert finding.low <= finding.truth <= finding.high, finding
    asked = (*result.missing, *result.to_find_out)
    assert len(asked) == len(set(asked))
    assert {pattern(path) for path in asked} <= shapes().keys()
    assert result.coverage == "covered" or not asked
