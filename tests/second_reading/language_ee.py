"""Sheet 14, read again for the Express Entry streams: One Skill Retakes are to be assessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from poci_desktop.facts.answers import DONT_KNOW, Planned
from poci_desktop.facts.case import Case
from poci_desktop.facts.language import ABILITIES, LanguageTest
from tests.second_reading.language import (
    LANGUAGE,
    PTE_FROM,
    TABLES,
    each_has_its_unlisted_test,
    reaches,
    scales,
)
from tests.second_reading.words import MET, NOT_MET, TO_ASSESS, UNKNOWN, add_years, least, most


def without_booked(case: Case, judged: date, day: date) -> Case:
    """A sitting between the day judged and D has no result yet: its day is taken as not known (14.3)."""
    if not isinstance(case.lang.test, tuple):
        return case
    tests = []
    for test in case.lang.test:
        booked = isinstance(test.date, date) and judged < test.date <= day
        tests.append(test.model_copy(update={"date": DONT_KNOW}) if booked else test)
    return case.model_copy(update={"lang": case.lang.model_copy(update={"test": tuple(tests)})})


def usable(test: LanguageTest, day: date, notified: date | None) -> str:
    """Accepted and not too old; a retake (or a PTE Core of the first notifications) is to be assessed."""
    if test.name == "other":
        return NOT_MET
    fresh = UNKNOWN
    if isinstance(test.date, date):
        fresh = MET if test.date <= day <= add_years(test.date, 2) else NOT_MET
    if not isinstance(test.name, str):
        return least([fresh, UNKNOWN])
    accepted = MET
    if test.name == "PTE_CORE":
        if day < PTE_FROM:
            accepted = NOT_MET
        elif notified is not None and notified <= PTE_FROM:
            accepted = TO_ASSESS
    if test.name == "IELTS_GT":
        accepted = {"no": MET, "yes": TO_ASSESS}.get(str(test.one_skill_retake), UNKNOWN)
    return least([fresh, accepted])


def reached(test: LanguageTest, minimum: int) -> str:
    """The level in every ability; scores of a test whose name is not known tell nothing, levels do."""
    if test.name == "other":
        return NOT_MET
    return reaches(test, minimum) if isinstance(test.name, str) or test.source == "self_reported" else UNKNOWN


def answer_of(case: Case, language: str) -> object:
    return case.lang.english_test if language == "en" else case.lang.french_test


def named_in(case: Case, language: str) -> list[LanguageTest]:
    """The sittings whose test is in that language."""
    tests = case.lang.test if isinstance(case.lang.test, tuple) else ()
    return [test for test in tests if LANGUAGE.get(str(test.name)) == language]


def sittings(case: Case, language: str) -> list[LanguageTest]:
    """The sittings that are, or may be, in that language."""
    tests = case.lang.test if isinstance(case.lang.test, tuple) else ()
    return named_in(case, language) + [
        test for test in tests if not isinstance(test.name, str) and answer_of(case, language) == "have"
    ]


def believed(case: Case, language: str, word: str) -> str:
    """What a sitting gives; "no result" said beside it leaves one that may pass in doubt."""
    return UNKNOWN if answer_of(case, language) == "none" and word != NOT_MET else word


def still_open(case: Case, language: str) -> bool:
    """A result may exist that is not in the list: planned, not known, or in hand but not given."""
    answer = answer_of(case, language)
    if answer == "none":
        return False
    if isinstance(answer, Planned) or answer != "have":
        return True
    if named_in(case, language):
        return False
    tests = case.lang.test if isinstance(case.lang.test, tuple) else ()
    if any(not isinstance(test.name, str) for test in tests):
        return True
    return not any(test.name == "other" for test in tests) or not each_has_its_unlisted_test(case)


def notified_on(case: Case) -> date | None:
    if case.noi.received == "no":  # a day left from before: no notification was received
        return None
    return case.noi.date if isinstance(case.noi.date, date) else None


def check(case: Case, languages: tuple[str, ...], minimum: int, day: date) -> str:
    """``lang.check`` (14.7): ANY over the languages."""
    found = [NOT_MET]
    for language in languages:
        found += [
            believed(case, language, least([usable(t, day, notified_on(case)), reached(t, minimum)]))
            for t in sittings(case, language)
        ]
        if still_open(case, language):
            found.append(UNKNOWN)
    return most(found)


@dataclass(frozen=True)
class Levels:
    """One sitting as the grid reads it: how sure it is, its lowest and its highest possible levels."""

    word: str
    low: tuple[int, ...]
    high: tuple[int, ...]


def level(scale: str, place: int, score: Decimal) -> int:
    """The highest row whose minimum is reached; below level 4 it is 0."""
    if scale == "levels":
        return min(10, int(score)) if score >= 4 else 0
    return max((n for n, row in TABLES[scale].items() if score >= Decimal(row.split()[place])), default=0)


def levels_of(test: LanguageTest, word: str) -> Levels:
    """Levels ability by ability; what is not known is between 0 and 10."""
    low, high = [], []
    for place, ability in enumerate(ABILITIES):
        score = getattr(test, ability)
        names = (
            ["levels"]
            if test.source == "self_reported"
            else scales(test)
            if isinstance(test.name, str)
            else []
        )
        if test.name == "other" or not names or not isinstance(score, Decimal):
            low.append(0)
            high.append(0 if test.name == "other" else 10)
            continue
        read = [level(name, place, score) for name in names]
        low.append(min(read))
        high.append(max(read))
    return Levels(word, tuple(low), tuple(high))


def for_grid(case: Case, language: str, day: date) -> list[Levels]:
    """Every sitting the grid may read."""
    found = []
    for test in sittings(case, language):
        word = believed(case, language, usable(test, day, notified_on(case)))
        if word != NOT_MET:
            found.append(levels_of(test, word))
    if still_open(case, language):
        found.append(Levels(UNKNOWN, (0,) * 4, (10,) * 4))
    return found
