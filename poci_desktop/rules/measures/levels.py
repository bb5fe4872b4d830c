"""From the scores of one language test report to levels (CLB in English, NCLC in French). Sheet 14.

Each ability is looked up alone in ``language_levels``: the highest row whose minimum is ``<=`` the score;
under level 4 is level 0; 10 is "10 or more". The four abilities of one sitting belong together and are
never mixed with another report. What is not known stays a range of levels, never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from poci_desktop.facts.answers import DontKnow
from poci_desktop.facts.language import ABILITIES, LanguageTest
from poci_desktop.rules.calendar import add_years
from poci_desktop.rules.context import Context
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.truth import Truth

ENGLISH, FRENCH = "english", "french"
LANGUAGE_OF = {
    "IELTS_GT": ENGLISH,
    "CELPIP_G": ENGLISH,
    "PTE_CORE": ENGLISH,
    "TEF_CANADA": FRENCH,
    "TCF_CANADA": FRENCH,
}
NOTIFIED = "noi.date"
TOP = 10
ANY_LEVEL = (0, TOP)
LEGACY_TOP = (360, 300, 450, 450)  # highest scores of the older TEF scale, in the order of ABILITIES

Levels = tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]
Rows = tuple[tuple[int, tuple[Decimal, Decimal, Decimal, Decimal]], ...]


@dataclass(frozen=True, slots=True)
class Sitting:
    """One test report. ``levels`` holds, in the order of ``ABILITIES``, the least and the greatest
    possible level.

    ``usable``: MET when the test is accepted and its day passes Ontario's two years on the reference day,
    NOT_MET when not, UNKNOWN when its name or day is not known (``open``, ``unsure``) or the test is still
    to be taken. ``why`` says what makes it unusable: ``other``, ``pte``, ``old``, ``later`` or ``booked``.
    ``language`` is "" when the name of the test is not known. ``expires`` is the last day Ontario accepts
    it (test day + 2 years); on that very day a federal profile may already treat it as expired. ``retake``
    None means not known. ``highest`` is the overall level still possible: the least of the four on the scale
    that gives the most.
    """

    path: str
    name: str
    language: str
    day: date | None
    expires: date | None
    usable: Truth
    why: str
    levels: Levels
    highest: int
    retake: bool | None
    self_reported: bool
    scores: tuple[Decimal | None, ...]
    facts: tuple[str, ...]
    open: tuple[str, ...]
    unsure: tuple[str, ...]

    @property
    def lowest(self) -> int:
        """The overall level that is established: the least of the four."""
        return min(low for low, _ in self.levels)

    @property
    def known(self) -> bool:
        """Whether every level is known."""
        return all(low == high for low, high in self.levels)

    def missing(self, *fields: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Of the fields named, those not asked and those answered "I don't know"."""
        paths = {f"{self.path}.{name}" for name in fields}
        return tuple(p for p in self.open if p in paths), tuple(p for p in self.unsure if p in paths)


def sittings(context: Context) -> tuple[Sitting, ...]:
    """Every sitting of the case as it stands on the reference day, in the order entered."""
    key = ("levels.sittings", context.day, context.judged)
    if key not in context.memo:
        tests = context.case.lang.test
        entries = tests if isinstance(tests, tuple) else ()
        context.memo[key] = tuple(
            read_sitting(context, test, f"lang.test[{index}]") for index, test in enumerate(entries)
        )
    found: tuple[Sitting, ...] = context.memo[key]
    return found


def unlisted_only(context: Context) -> bool:
    """Whether every language that may have a report, and has none of its own, has one of a test that is not
    on the list. One such test is in one language only: the report of the other is not entered yet.
    """
    entered = sittings(context)
    named = {sitting.language for sitting in entered}
    bare = [
        language
        for language in (ENGLISH, FRENCH)
        if language not in named and context.fact(f"lang.{language}_test") != "none"
    ]
    return sum(sitting.name == "other" for sitting in entered) >= len(bare)


def early_pte(context: Context, sitting: Sitting, issued: str) -> bool | None:
    """Whether a PTE Core serves an invitation or notification of its first day or before, which is in doubt
    (14.2). ``issued`` is the fact holding its day, not read when none was received; None: no day is known.
    """
    if sitting.name != "PTE_CORE" or context.fact(received(issued)) == "no":
        return False
    day = context.fact(issued)
    return day <= context.parameter("lang.pte_core_from") if isinstance(day, date) else None


def received(issued: str) -> str:
    """The fact that says whether what was issued on that day was received at all."""
    return issued.replace(".date", ".received")


def read_sitting(context: Context, test: LanguageTest, path: str) -> Sitting:
    """One report, found at ``path``; it serves the partner's report as well."""
    fields = ["name", "date"]
    if not isinstance(test.name, DontKnow):  # scores of a test that has no name say nothing
        fields.extend(ABILITIES)
    if test.name == "IELTS_GT":
        fields.append("one_skill_retake")
    levels, highest, scaled = _levels(context.pack, test)
    if scaled:
        fields.append("scale")
    answers = [(f"{path}.{field}", getattr(test, field)) for field in fields]
    name = test.name if isinstance(test.name, str) else ""
    day = test.date if isinstance(test.date, date) else None
    usable, why = _usable(context, name, day)
    retakes = {"yes": True, "no": False}
    return Sitting(
        path=path,
        name=name,
        language=LANGUAGE_OF.get(name, ""),
        day=day,
        expires=add_years(day, 2) if day else None,
        usable=usable,
        why=why,
        levels=levels,
        highest=highest,
        retake=retakes.get(str(test.one_skill_retake)) if name == "IELTS_GT" else (False if name else None),
        self_reported=test.source == "self_reported",
        scores=tuple(_number(getattr(test, ability)) for ability in ABILITIES),
        facts=tuple(f"{path}.{field}" for field in fields),
        open=tuple(fact for fact, value in answers if value is None),
        unsure=tuple(fact for fact, value in answers if isinstance(value, DontKnow)),
    )


def score_needed(pack: Pack, sitting: Sitting, ability: int, level: int) -> Decimal | None:
    """The least score of this sitting's test that reaches ``level``; None when it depends on the scale."""
    needed = {
        scores[ability]
        for table in _scales(pack, sitting.name, sitting.day, sitting.scores, "")
        for row, scores in _table(pack, sitting.name, table)
        if row == level
    }
    return needed.pop() if len(needed) == 1 else None


def _usable(context: Context, name: str, day: date | None) -> tuple[Truth, str]:
    """Sheet 14.2 and 14.3: a day after the reference day is left out; one still to come has no scores."""
    if name == "other":
        return Truth.NOT_MET, "other"
    if name == "PTE_CORE" and context.day < context.parameter("lang.pte_core_from"):
        return Truth.NOT_MET, "pte"
    if day is not None:
        if day > context.day:
            return Truth.NOT_MET, "later"
        if add_years(day, 2) < context.day:
            return Truth.NOT_MET, "old"
        if day > context.judged:
            return Truth.UNKNOWN, "booked"
    return (Truth.MET, "") if name and day is not None else (Truth.UNKNOWN, "")


def _levels(pack: Pack, test: LanguageTest) -> tuple[Levels, int, bool]:
    """The range of each ability's level, the highest overall level, and whether the scale printed on the
    report must be asked.
    """
    scores = tuple(_number(getattr(test, ability)) for ability in ABILITIES)
    name = test.name if isinstance(test.name, str) else ""
    if name == "other":
        return ((0, 0), (0, 0), (0, 0), (0, 0)), 0, False
    if test.source == "self_reported":
        said = _four(ANY_LEVEL if s is None else (_from_four(int(s)),) * 2 for s in scores)
        return said, min(high for _, high in said), False
    if not name:
        return (ANY_LEVEL,) * 4, TOP, False
    day = test.date if isinstance(test.date, date) else None
    scale = test.scale if isinstance(test.scale, str) else ""
    tables = [_table(pack, name, s) for s in _scales(pack, name, day, scores, scale)]
    levels = _four(_range(tables, ability, score) for ability, score in enumerate(scores))
    highest = max(
        min(_range([table], ability, score)[1] for ability, score in enumerate(scores)) for table in tables
    )
    two_kinds = name == "TEF_CANADA" and "tef_legacy" in _scales(pack, name, day, scores, "")
    return levels, highest, two_kinds


def _range(tables: list[Rows], ability: int, score: Decimal | None) -> tuple[int, int]:
    if score is None:
        return ANY_LEVEL
    found = [_level(rows, ability, score) for rows in tables]
    return min(found), max(found)


def _scales(
    pack: Pack, name: str, day: date | None, scores: tuple[Decimal | None, ...], scale: str
) -> tuple[str, ...]:
    """The scales the printed numbers may be on.

    A score over the older maximum shows a 699-point report; the day then tells its two editions apart.
    Numbers that fit both kinds need the answer of the person.
    """
    if name != "TEF_CANADA":
        return ("",)
    recent: tuple[str, ...] = ("tef_2023", "tef_699_old")
    if day is not None:
        recent = ("tef_2023",) if day >= pack.parameter("lang.tef_2023_from", day) else ("tef_699_old",)
    if any(score is not None and score > top for score, top in zip(scores, LEGACY_TOP, strict=True)):
        return recent
    if scale == "tef_legacy":
        # another score may still show that the answer is wrong
        return ("tef_legacy",) if None not in scores else ("tef_legacy", *recent)
    return recent if scale else (*recent, "tef_legacy")


def _table(pack: Pack, name: str, scale: str) -> Rows:
    index: dict[tuple[str, str], Rows] | None = pack.cache.get("levels")
    if index is None:
        index = pack.cache["levels"] = _index(pack.tables["language_levels"])
    return index[name, scale]


def _index(rows: tuple[Mapping[str, str], ...]) -> dict[tuple[str, str], Rows]:
    index: dict[tuple[str, str], Rows] = {}
    for row in sorted(rows, key=lambda r: -int(r["level"])):
        first, second, third, fourth = (Decimal(row[ability]) for ability in ABILITIES)
        key = row["test"], row["scale"]
        index[key] = (*index.get(key, ()), (int(row["level"]), (first, second, third, fourth)))
    return index


def _level(rows: Rows, ability: int, score: Decimal) -> int:
    return next((level for level, least in rows if score >= least[ability]), 0)


def _from_four(level: int) -> int:
    return 0 if level < 4 else min(level, TOP)


def _four(ranges: Any) -> Levels:
    first, second, third, fourth = ranges
    return first, second, third, fourth


def _number(value: Any) -> Decimal | None:
    return value if isinstance(value, Decimal) else None
