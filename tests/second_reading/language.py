"""Sheet 14: a language test, with refused One Skill Retakes (streams 3 and 4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from poci_desktop.facts.answers import Planned
from poci_desktop.facts.case import Case
from poci_desktop.facts.language import ABILITIES, LanguageTest
from tests.second_reading.words import (
    MET,
    NOT_MET,
    TO_ASSESS,
    UNKNOWN,
    add_years,
    least,
    most,
    same_or_unknown,
)

LANGUAGE = {"IELTS_GT": "en", "CELPIP_G": "en", "PTE_CORE": "en", "TEF_CANADA": "fr", "TCF_CANADA": "fr"}
PTE_FROM = date(2024, 1, 30)
TEF_A_FROM = date(2023, 12, 11)
LEGACY_MAXIMUM = (360, 300, 450, 450)

# Minimum score of levels 4 to 10, per ability: listening, reading, writing, speaking (sheet 14.4).
TABLES = {
    "IELTS_GT": {
        4: "4.5 3.5 4.0 4.0", 5: "5.0 4.0 5.0 5.0", 6: "5.5 5.0 5.5 5.5", 7: "6.0 6.0 6.0 6.0",
        8: "7.5 6.5 6.5 6.5", 9: "8.0 7.0 7.0 7.0", 10: "8.5 8.0 7.5 7.5",
    },
    "CELPIP_G": {n: f"{n} {n} {n} {n}" for n in range(4, 11)},
    "PTE_CORE": {
        4: "28 33 41 42", 5: "39 42 51 51", 6: "50 51 60 59", 7: "60 60 69 68",
        8: "71 69 79 76", 9: "82 78 88 84", 10: "89 88 90 89",
    },
    "tef_2023": {
        4: "306 306 268 328", 5: "352 352 330 387", 6: "393 393 379 422", 7: "434 434 428 456",
        8: "462 462 472 494", 9: "503 503 512 518", 10: "546 546 558 556",
    },
    "tef_699_old": {
        n: f"{s} {s} {s} {s}" for n, s in enumerate((300, 350, 400, 450, 500, 533, 566), start=4)
    },
    "tef_legacy": {
        4: "145 121 181 181", 5: "181 151 226 226", 6: "217 181 271 271", 7: "249 207 310 310",
        8: "280 233 349 349", 9: "298 248 371 371", 10: "316 263 393 393",
    },
    "TCF_CANADA": {
        4: "331 342 4 4", 5: "369 375 6 6", 6: "398 406 7 7", 7: "458 453 10 10",
        8: "503 499 12 12", 9: "523 524 14 14", 10: "549 549 16 16",
    },
}  # fmt: skip


def scales(test: LanguageTest) -> list[str]:
    """The tables the numbers may be read with."""
    if test.name != "TEF_CANADA":
        return [str(test.name)]
    modern = ["tef_2023", "tef_699_old"]
    if isinstance(test.scale, str):  # which of the two 699-point tables applies, the day tells (14.4.4)
        return [test.scale] if isinstance(test.date, date) or test.scale not in modern else modern
    if isinstance(test.date, date):
        modern = ["tef_2023" if test.date >= TEF_A_FROM else "tef_699_old"]
    given = [getattr(test, ability) for ability in ABILITIES]
    if any(isinstance(s, Decimal) and s > most_ for s, most_ in zip(given, LEGACY_MAXIMUM, strict=True)):
        return modern
    return [*modern, "tef_legacy"]


def reaches(test: LanguageTest, minimum: int) -> str:
    """Every ability at the level; a score that is not known may or may not reach it."""
    readings = []
    for scale in ["levels"] if test.source == "self_reported" else scales(test):
        words = []
        for place, ability in enumerate(ABILITIES):
            score = getattr(test, ability)
            needed = Decimal(minimum) if scale == "levels" else Decimal(TABLES[scale][minimum].split()[place])
            words.append(UNKNOWN if not isinstance(score, Decimal) else MET if score >= needed else NOT_MET)
        readings.append(least(words))
    return same_or_unknown(readings)


def sitting(test: LanguageTest, minimum: int, day: date, invited: date | None) -> str:
    """What one sitting alone gives, in a stream that refuses the retake."""
    if test.name == "other":
        return NOT_MET
    if isinstance(test.date, date):
        fresh = MET if test.date <= day <= add_years(test.date, 2) else NOT_MET
    else:
        fresh = UNKNOWN
    if not isinstance(test.name, str):
        levels = reaches(test, minimum) if test.source == "self_reported" else UNKNOWN
        return least([fresh, levels, UNKNOWN])
    accepted = MET
    if test.name == "PTE_CORE":
        if day < PTE_FROM:
            accepted = NOT_MET
        elif invited is not None and invited <= PTE_FROM:
            accepted = TO_ASSESS
    if test.name == "IELTS_GT":
        accepted = {"no": MET, "yes": NOT_MET}.get(str(test.one_skill_retake), UNKNOWN)
    return least([fresh, accepted, reaches(test, minimum)])


def each_has_its_unlisted_test(case: Case) -> bool:
    """Tests that are not on the list are each in one language: enough of them for every language that may
    have a result and of which no test was entered.
    """
    tests = case.lang.test if isinstance(case.lang.test, tuple) else ()
    entered = {LANGUAGE.get(str(test.name)) for test in tests}
    answers = {"en": case.lang.english_test, "fr": case.lang.french_test}
    waiting = [
        language for language, answer in answers.items() if answer != "none" and language not in entered
    ]
    return len([test for test in tests if test.name == "other"]) >= len(waiting)


def either_language(case: Case, minimum: int, day: date) -> str:
    """English or French, each a full test of its own (14.7)."""
    return most([_one(case, language, minimum, day) for language in ("en", "fr")])


def _one(case: Case, language: str, minimum: int, day: date) -> str:
    answer = case.lang.english_test if language == "en" else case.lang.french_test
    tests = case.lang.test if isinstance(case.lang.test, tuple) else ()
    invited = case.ita.date if isinstance(case.ita.date, date) and case.ita.received != "no" else None
    mine = [test for test in tests if LANGUAGE.get(str(test.name)) == language]
    best = most([sitting(test, minimum, day, invited) for test in mine] or [NOT_MET])
    if answer == "none":  # "no result", while one that may pass is entered: both cannot be true
        return NOT_MET if best == NOT_MET else UNKNOWN
    if best in (MET, TO_ASSESS):
        return best
    if isinstance(answer, Planned) or answer != "have":
        return UNKNOWN
    nameless = [test for test in tests if not isinstance(test.name, str)]
    others = any(test.name == "other" for test in tests) and each_has_its_unlisted_test(case)
    if not mine and (nameless or not others):
        return UNKNOWN  # results in hand, but not given yet, or not known of which test
    return most([best, *(sitting(test, minimum, day, invited) for test in nameless)])
