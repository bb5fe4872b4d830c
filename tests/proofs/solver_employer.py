"""Measures of the job and of the employer, written again in z3: place, size, years, pay, occupation.

Exact, but for two figures that stand free: an hourly wage worked out from a yearly salary (a quotient of
three unknowns), and the wage that Job Bank prints for all of Ontario (a table of one figure for each
occupation).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any, NamedTuple, TypeVar

import z3

from poci_desktop.rules.context import Context
from poci_desktop.rules.measures import employer, job_offer, owp, owp_employer, place, wages
from tests.proofs import solver_truth as t
from tests.proofs.solver_amounts import holds, literal, ranged
from tests.proofs.solver_codes import Codes, code_in, noc_where
from tests.proofs.solver_facts import NOTHING
from tests.proofs.solver_reading import Encoder, Reading
from tests.proofs.solver_truth import Bit, Five, both, either, no, outcome

K = TypeVar("K", bound=Hashable)


class Spot(NamedTuple):
    """A place as the rules see it."""

    inside: bool
    division: str
    region: str


Named = frozenset[Spot]
"""What a name may mean: no place of Ontario, one, or several."""


def situations(at_: Reading, key: Callable[[Named], K]) -> list[tuple[Bit, tuple[K, ...]]]:
    """The ways in which the place of the job is known (``work_place``): a town, or two sites.

    ``key`` says what of a name matters; places that are alike in it are one situation.
    """
    town, *sites = (_grouped(_named(at_, fact), key) for fact in (place.TOWN, *place.SITES))
    given = at_.known(place.TOWN)
    found: list[tuple[Bit, tuple[K, ...]]] = [(both(given, bit), (what,)) for what, bit in town.items()]
    several = both(no(given), at_.is_(place.SEVERAL, "yes"), *(at_.known(fact) for fact in place.SITES))
    for (one, here), (two, there) in product(*(site.items() for site in sites)):
        found.append((both(several, here, there), (one, two)))
    return found


def _named(at_: Reading, fact: str) -> Mapping[Named, Bit]:
    every = tuple(dict.fromkeys(_index(at_).values()))
    nowhere: Named = frozenset()
    return at_.facts.classes(fact, (nowhere, *every), lambda c: _meant(at_, c.known(fact)))


def _meant(at_: Reading, text: Any) -> Any:
    return NOTHING if text is None else _spots(place.find_places(at_.pack, text))


def _index(at_: Reading) -> Mapping[str, Named]:
    cache = at_.pack.cache
    if "solver places" not in cache:
        place.find_places(at_.pack, "")
        cache["solver places"] = {name: _spots(rows) for name, rows in cache["places"].items()}
    found: Mapping[str, Named] = cache["solver places"]
    return found


def _spots(rows: Iterable[place.Row]) -> Named:
    return frozenset(Spot(r["in_gta"] == "1", r["cd_code"], r["economic_region_code"]) for r in rows)


def _grouped(classes: Mapping[Named, Bit], key: Callable[[Named], K]) -> dict[K, Bit]:
    """The places that are found, by what matters of them."""
    groups: dict[K, list[Bit]] = {}
    for spots, bit in classes.items():
        if spots:
            groups.setdefault(key(spots), []).append(bit)
    return {what: either(*bits) for what, bits in groups.items()}


def joined(at_: Reading, sort: Callable[[Spot], Any], truths: Mapping[Any, Five]) -> Five:
    """One truth for the place of the job, from the truth at each sort of place."""
    ways = situations(at_, lambda spots: frozenset(map(sort, spots)))
    return t.first([(way, _readings(truths, sites)) for way, sites in ways], t.agreed(list(truths.values())))


def _readings(truths: Mapping[Any, Five], sites: tuple[frozenset[Any], ...]) -> Five:
    """A doubt about the site is for the program, one about a name for the person."""
    found = []
    for reading in product(*(sorted(site) for site in sites)):
        of = [truths[sort] for sort in reading]
        same = both(*(t.equal(of[0], other) for other in of[1:]))
        open_ = either(*(f.unknown for f in of))
        found.append(t.ite(same, of[0], t.ite(open_, t.UNKNOWN, t.TO_ASSESS)))
    return t.agreed(found)


def in_ontario(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """The place is a place of the table."""
    return t.ite(either(*(way for way, _ in situations(at_, bool))), t.MET, t.UNKNOWN)


def by_place(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """A figure against the limit inside the GTA and outside."""
    figure = at_.value(settings["fact"])
    limits = {side: at_.parameter(name) for side, name in _limits(settings).items()}
    truths = {side: t.compared(figure >= limit) for side, limit in limits.items()}
    return t.ite(at_.known(settings["fact"]), joined(at_, lambda spot: spot.inside, truths), t.UNKNOWN)


def _limits(settings: Mapping[str, Any]) -> dict[bool, str]:
    """The figure that holds outside the GTA, and the one inside."""
    return {False: settings["outside"], True: settings["in_gta"]}


def staff_per_position(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """Staff for all positions of a year, at every side of the border that is possible."""
    others, staff = at_.value(employer.POSITIONS), at_.value(employer.STAFF)
    enough = {side: staff >= at_.fixed(name) * (1 + others) for side, name in _limits(settings).items()}

    def truth(sides: Iterable[bool], undecided: bool) -> Five:
        bits = [enough[side] for side in set(sides)]
        some = t.UNKNOWN if undecided else t.TO_ASSESS
        return t.first([(both(*bits), t.MET), (either(*bits), some)], t.TO_ASSESS)

    ways = situations(at_, lambda spots: (frozenset(s.inside for s in spots), len(spots) > 1))
    found = t.first(
        [
            (way, truth((s for sides, _ in sites for s in sides), any(several for _, several in sites)))
            for way, sites in ways
        ],
        truth((False, True), True),
    )
    counted = at_.known(employer.POSITIONS)
    cases = [(both(counted, others == 0), t.N_A), (no(both(counted, at_.known(employer.STAFF))), t.UNKNOWN)]
    return t.first(cases, found)


def revenue(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """Revenue against the limit of three kinds of place; the middle one is known in part."""
    last, before = at_.value(owp_employer.LAST), at_.value(owp_employer.PREVIOUS)
    gta, middle, low = (at_.parameter(settings[name]) for name in ("gta", "listed", "low"))
    (divisions,) = at_.pack.lists[settings["divisions"]].values  # dated one day, it needs the day as well
    both_short = both(at_.known(owp_employer.PREVIOUS), last < low, before < low)
    elsewhere = t.first([(last >= middle, t.MET), (both_short, t.NOT_MET)], t.UNKNOWN)
    truths = {
        owp_employer.GTA: t.compared(last >= gta),
        owp_employer.LISTED: t.compared(last >= middle),
        owp_employer.ELSEWHERE: elsewhere,
    }

    def sort(spot: Spot) -> str:
        if spot.inside:
            return owp_employer.GTA
        return owp_employer.LISTED if spot.division in divisions.value[0] else owp_employer.ELSEWHERE

    return t.ite(at_.known(owp_employer.LAST), joined(at_, sort, truths), t.UNKNOWN)


def recruit(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """An effort to recruit, asked of a person who lives abroad."""
    where = owp_employer.LOCATION
    cases = [(at_.is_(where, "ontario", "other_province"), t.N_A), (at_.is_(where, "abroad"), t.TO_ASSESS)]
    return t.first(cases, t.agreed([t.TO_ASSESS, t.N_A]))


def active_years(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """Years in business, as a number or as a starting day."""
    years = at_.parameter(settings["parameter"])
    fact, filed = employer.ACTIVE, employer.FILED
    dated = at_.facts.flag(f"{fact} is a day", lambda c: isinstance(c.fact(fact), date))
    number = at_.facts.real(f"{fact} years", lambda c: _if(c.fact(fact), Decimal))
    reached = at_.later(fact, settings["parameter"])
    own_step = settings.get("on") != "filing_day" and at_.fixed(employer.OWN_STEP) > 0
    waits = both(own_step, at_.is_(filed, "given"))
    by_filing = either(no(waits), reached <= at_.value(filed))
    enough = t.ite(dated, t.compared(both(reached <= at_.facts.day, by_filing)), t.compared(number >= years))
    return t.ite(at_.known(fact), enough, t.UNKNOWN)


def _if(value: Any, kind: type) -> Any:
    return value if isinstance(value, kind) else None


def teer(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """The second digit of a code that the classification has."""
    fact, op, limit = settings["fact"], settings["op"], settings["limit"]
    reached = noc_where(at_, fact, lambda c: c.known and holds(c.teer, op, limit))
    real = both(at_.known(fact), noc_where(at_, fact, lambda c: c.known))
    return t.ite(real, t.compared(reached), ranged(op, 0, 0, 5, False, limit))


def hours_year(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """Hours of a year: as stated, or weeks by hours; a week of the year is one of 52."""
    op, limit = settings["op"], settings["limit"]
    stated, hours, weeks = (at_.value(f) for f in (wages.HOURS_YEAR, wages.HOURS, wages.WEEKS))
    worked = either(*(both(weeks == n, holds(n * hours, op, limit)) for n in range(1, wages.MOST_WEEKS + 1)))
    return t.first(
        [
            (at_.known(wages.HOURS_YEAR), t.compared(holds(stated, op, limit))),
            (no(at_.known(wages.HOURS)), ranged(op, 0, 0, 0, True, limit)),
            (no(at_.known(wages.WEEKS)), ranged(op, hours, hours, wages.MOST_WEEKS * hours, False, limit)),
        ],
        t.compared(worked),
    )


class Pay(NamedTuple):
    """An hourly wage: at least, at most, and whether nothing is known of the most."""

    least: Any
    most: Any
    endless: Bit


def _pays(at_: Reading) -> list[tuple[Bit, Pay]]:
    """The wage offered, by how it is known; the last one when nothing is."""
    facts, hourly = at_.facts, at_.value(wages.HOURLY)
    least = facts.real("pay, least", lambda c: wages.offered_wage(c).sure)
    most = facts.real("pay, most", lambda c: wages.offered_wage(c).most)
    endless = facts.flag("pay, endless", lambda c: wages.offered_wage(c).most is None)
    facts.axioms += [least >= 0, either(endless, least <= most)]
    worked_out = both(at_.known(wages.SALARY), at_.known(wages.HOURS))
    return [
        (at_.known(wages.HOURLY), Pay(hourly, hourly, False)),
        (worked_out, Pay(least, most, endless)),
        (True, Pay(0, 0, True)),
    ]


def wage_level(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """The wage against the printed one, low or median; an agreement that sets the pay replaces it."""
    level = settings.get("level") or at_.of.edition.settings.get("wage_level", "median")
    floors = _floors(at_, level, level == "low" and "stream" in settings)
    found = t.first(
        [(is_paid, t.first([(holds_, _against(pay, f)) for holds_, f in floors], t.UNKNOWN))
         for is_paid, pay in _pays(at_)],
        t.UNKNOWN,
    )  # fmt: skip
    if settings.get("agreement") == "ignored":
        return found
    open_ = both(no(at_.known(wages.AGREEMENT)), no(found.met))
    return t.first([(at_.is_(wages.AGREEMENT, "yes_sets_wage"), t.MET), (open_, t.UNKNOWN)], found)


def _against(pay: Pay, floor: Pay) -> Five:
    met = both(no(floor.endless), pay.least >= floor.most)
    return t.first([(met, t.MET), (both(no(pay.endless), pay.most < floor.least), t.NOT_MET)], t.UNKNOWN)


def _floors(at_: Reading, level: str, apart: bool) -> list[tuple[Bit, Pay]]:
    """The wage to reach, by what is known; ``apart``: the low wage has a fact of its own."""
    figure, facts, code = at_.value(wages.FIGURE), at_.facts, wages.CODE
    least = facts.real(f"Ontario, {level}, least", lambda c: _ontario(c, level)[0])
    most = facts.real(f"Ontario, {level}, most", lambda c: _ontario(c, level)[1])
    printed = facts.flag(f"Ontario prints {level}", lambda c: _ontario(c, level)[1] is not None)
    low = at_.is_(wages.STREAM, "is")
    two = either(
        *(
            way
            for way, sites in situations(at_, lambda spots: frozenset(s.region for s in spots))
            if len(sites) == 2 and len(sites[0] | sites[1]) > 1
        )
    )
    given, other = at_.is_(wages.FIGURE, "given"), "median" if level == "low" else "low"
    read = {level: Pay(figure, figure, False)}
    read[other] = Pay(figure, figure, True) if level == "median" else Pay(0, figure, False)
    ontario = both(at_.known(code), printed)
    floors = [
        (both(at_.is_(wages.FIGURE, "not_published"), no(two), ontario), Pay(least, most, False)),
        (both(given, no(two), low), read["low"]),
        (both(given, no(two)), read["median"]),
        (True, Pay(0, 0, True)),
    ]
    if not apart:
        return floors
    typed, own = wages.LOW, at_.value(wages.LOW)
    in_ontario = both(at_.is_(typed, "not_published"), no(at_.is_(wages.FIGURE, "not_published")), ontario)
    below = Pay(z3.If(least < figure, least, figure), z3.If(most < figure, most, figure), False)
    return [
        (two, Pay(0, 0, True)),
        (both(given, low), read["low"]),
        (at_.is_(typed, "given"), Pay(own, own, False)),
        (both(in_ontario, given), below),
        (in_ontario, Pay(0, most, False)),
        *floors,
    ]


def _ontario(context: Context, level: str) -> tuple[Decimal | None, Decimal | None]:
    """The wage to reach, at least and at most: where only the median is printed, the low wage is below it."""
    code = context.known(wages.CODE)
    row = None if code is None else wages.ontario_wage(context.pack, code)
    if row is None or not (row[level] or row["median"]):
        return None, None
    return Decimal(row[level] or 0), Decimal(row[level] or row["median"])


def wage_not_below_current(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """The wage against the pay of today."""
    current, sets = at_.value(wages.CURRENT), at_.is_(wages.AGREEMENT, "yes_sets_wage")
    hourly = at_.known(wages.HOURLY)
    cent = literal(wages.CENT)

    def against(pay: Pay) -> Five:
        rounded = both(no(hourly), no(pay.endless), pay.most < current, current - pay.most < cent)
        return t.ite(rounded, t.UNKNOWN, ranged(">=", pay.least, pay.least, pay.most, pay.endless, current))

    found = t.first([(how, against(pay)) for how, pay in _pays(at_)], t.UNKNOWN)
    open_ = both(no(at_.known(wages.AGREEMENT)), no(found.met))
    lifted = either(at_.is_(wages.CURRENT, "none"), sets)
    return t.first([(lifted, t.N_A), (no(at_.known(wages.CURRENT)), t.UNKNOWN), (open_, t.UNKNOWN)], found)


def licence(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """A licence held on the reference day."""
    absent, held = (
        outcome(settings.get(name, word)) for name, word in (("missing", "not_met"), ("held", "met"))
    )
    facts, expiry = at_.facts, job_offer.EXPIRY
    ended = both(at_.is_(expiry, "given"), at_.value(expiry) < facts.day)
    unknown = held if t.equal(held, absent) is True else t.UNKNOWN
    return t.first(
        [
            (at_.is_(job_offer.HELD, "planned", "dont_know", "unasked"), t.UNKNOWN),
            (at_.is_(job_offer.HELD, "apprentice"), outcome(settings.get("apprentice", "to_assess"))),
            (no(at_.is_(job_offer.HELD, "valid", "provisional")), absent),
            (ended, absent),
            (at_.is_(expiry, "given", "none"), held),
        ],
        unknown,
    )


def in_demand(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """The list of occupations in demand, with the place rule of each row."""
    code = job_offer.CODE

    def from_day(found: Codes) -> Bit:
        return found.demand is not None and at_.facts.from_day(date.fromisoformat(found.demand[0]))

    known = both(at_.known(code), noc_where(at_, code, lambda c: c.known))
    doubtful = code_in(at_, code, settings["doubtful"])
    anywhere = noc_where(at_, code, lambda c: c.demand is not None and c.demand[1] == "anywhere")
    sides = {False: t.MET, True: t.ite(doubtful, t.TO_ASSESS, t.NOT_MET)}
    return t.first(
        [
            (no(known), t.UNKNOWN),
            (no(noc_where(at_, code, from_day)), t.NOT_MET),
            (both(anywhere, no(doubtful)), t.MET),
        ],
        joined(at_, lambda spot: spot.inside, sides),
    )


ENCODERS: Mapping[Any, Encoder] = {
    owp.in_ontario: in_ontario,
    employer.by_place: by_place,
    employer.staff_per_position: staff_per_position,
    employer.active_years: active_years,
    owp_employer.revenue: revenue,
    owp_employer.recruit: recruit,
    place.teer: teer,
    wages.hours_year: hours_year,
    wages.wage_level: wage_level,
    wages.wage_not_below_current: wage_not_below_current,
    job_offer.licence: licence,
    job_offer.in_demand: in_demand,
}
