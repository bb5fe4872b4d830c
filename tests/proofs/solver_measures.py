"""Measures of the person, written again in z3: status, plan, studies, school, profile, recruitment.

Free on purpose: experience, language, points, residence and funds. They count days, scores and money over
lists of any length; a truth variable stands for each, and a committed case for what it promises.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from poci_desktop.rules.context import Context
from poci_desktop.rules.measures import (
    credentials,
    education,
    express_entry,
    institutions,
    owp,
    process,
    recruitment,
    status,
)
from tests.proofs import solver_employer
from tests.proofs import solver_truth as t
from tests.proofs.solver_codes import in_force
from tests.proofs.solver_facts import NOTHING, kind
from tests.proofs.solver_reading import Encoder, Reading
from tests.proofs.solver_truth import Bit, Five, both, either, no

LEVEL, COUNTRY, SECONDARY = "fact.education", "edu.country", "edu.secondary"


def legal(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """Legal status, or residence abroad."""
    inside = _in_canada(at_)
    where = status.LOCATION
    cases = [(at_.is_(where, "abroad"), t.MET), (at_.known(where), inside)]
    return t.first(cases, t.agreed([inside, t.MET]))


def _in_canada(at_: Reading) -> Five:
    dates = _dates(at_)
    lapsed = both(at_.known(status.EXPIRY), at_.value(status.EXPIRY) < at_.facts.day)
    return t.first(
        [
            (at_.is_(status.TYPE, "refugee_claimant", "other"), t.TO_ASSESS),
            (at_.is_(status.TYPE, *status.PERMITS), dates),
            (no(at_.known(status.TYPE)), t.UNKNOWN),
            (both(lapsed, dates.doubt, no(dates.absent)), dates),
        ],
        t.NOT_MET,
    )


def claim(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """A refugee claim declared, or a claimant's paper in Canada where nothing is declared."""
    paper = both(at_.is_(status.TYPE, "refugee_claimant"), no(at_.is_(status.LOCATION, "abroad")))
    declared = at_.is_(status.CLAIM, "yes")
    return t.ite(either(declared, both(no(at_.known(status.CLAIM)), paper)), t.TO_ASSESS, t.N_A)


def _dates(at_: Reading) -> Five:
    expiry, asked = at_.value(status.EXPIRY), at_.value(status.EXTENSION)
    return t.first(
        [
            (no(at_.known(status.EXPIRY)), t.UNKNOWN),
            (expiry >= at_.facts.day, t.MET),
            (no(at_.known(status.EXTENSION)), t.UNKNOWN),
            (no(at_.is_(status.EXTENSION, "given")), t.NOT_MET),
            (asked < expiry, t.MET),
            (asked == expiry, t.TO_ASSESS),
        ],
        t.NOT_MET,
    )


def intention(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """The plan to live in Ontario."""
    plan, ties, contrary = "intent.lives_in_ontario", "intent.ties", "intent.contrary"
    shown = at_.facts.flag(f"{ties} some", lambda c: bool(c.known(ties)) and c.known(ties) != ("none",))
    against = at_.facts.flag(f"{contrary} some", lambda c: any(i != "none" for i in c.known(contrary)))
    support = either(both(at_.known(ties), shown), at_.is_("intent.statement", "yes"))
    return t.first(
        [
            (at_.is_(plan, "no"), t.NOT_MET),
            (no(at_.is_(plan, "yes")), t.UNKNOWN),
            (both(at_.known(contrary), against), t.TO_ASSESS),
            (support, t.MET),
        ],
        t.UNKNOWN,
    )


def recruiting(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """One of three: already authorised to work, a positive assessment, efforts."""
    positive = at_.is_(recruitment.LMIA, "positive_same_noc_and_position")
    lmia = t.ite(at_.known(recruitment.LMIA), t.compared(positive), t.UNKNOWN)
    return t.any_of([_may_work(at_), lmia, _efforts(at_, settings)])


def _may_work(at_: Reading) -> Five:
    r = recruitment
    maintained, before = at_.is_(r.TYPE, "maintained"), r.BEFORE
    permit = at_.is_(r.TYPE, "work_permit")
    held = t.ite(permit, t.MET, t.TO_ASSESS)
    expiry, asked = at_.value(r.EXPIRY), at_.value(r.EXTENSION)
    named = [at_.known(fact) for fact in (r.PLACE, r.MAY_WORK, r.TYPE)]
    late = either(at_.is_(r.EXTENSION, "none"), asked > expiry)
    return t.first(
        [
            (at_.is_(r.PLACE, "abroad", "other_province"), t.NOT_MET),
            (at_.is_(r.MAY_WORK, "no"), t.NOT_MET),
            (at_.is_(r.TYPE, "visitor_record", "none", "restoration_pending"), t.NOT_MET),
            (no(both(*named)), t.UNKNOWN),
            (both(maintained, at_.is_(before, "visitor_record")), t.NOT_MET),
            (both(maintained, at_.is_(before, "work_permit")), t.MET),
            (both(maintained, no(at_.known(before))), t.UNKNOWN),
            (maintained, t.TO_ASSESS),
            (at_.is_(r.TYPE, "other", "refugee_claimant"), held),
            (both(at_.known(r.EXPIRY), expiry >= at_.facts.day), held),
            (no(both(at_.known(r.EXPIRY), at_.known(r.EXTENSION))), t.UNKNOWN),
            (late, t.NOT_MET),
        ],
        held,
    )


def _efforts(at_: Reading, settings: Mapping[str, Any]) -> Five:
    methods, days, by = recruitment.METHODS, recruitment.DAYS, recruitment.BY
    used = at_.facts.real(f"{methods} used", lambda c: len(set(c.known(methods)) - {"none"}))
    at_.facts.axioms.append(used >= 0)
    few, short = at_.parameter(settings["methods"]), at_.parameter(settings["days"])
    known = both(*(at_.known(fact) for fact in (methods, days, by)))
    return t.first(
        [
            (both(at_.known(methods), used == 0), t.NOT_MET),
            (at_.is_(by, "immigration_representative"), t.NOT_MET),
            (no(known), t.UNKNOWN),
            (either(used < few, at_.value(days) < short), t.TO_ASSESS),
        ],
        t.MET,
    )


def profile(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """A live profile."""
    valid, expiry = "ee.profile_valid", "ee.profile_expiry"
    ended = both(at_.is_(expiry, "given"), at_.value(expiry) < at_.facts.day)
    cases = [(at_.is_(valid, "no"), t.NOT_MET), (no(at_.is_(valid, "yes")), t.UNKNOWN), (ended, t.NOT_MET)]
    return t.first(cases, t.MET)


def program_choice(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """The programme chosen decides; while none is chosen, the better one."""
    whole = {name: t.all_of(at_.criterion(c) for c in names) for name, names in settings.items()}
    chosen = [(at_.is_("ee.program_choice", name), found) for name, found in whole.items()]
    return t.first(chosen, t.any_of(whole.values()))


def silent(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """The sources say nothing."""
    return t.UNKNOWN


def studies(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """The highest level, Canadian or assessed."""
    canadian = _level(at_, LEVEL, settings["canadian"])
    assessed = _assessed(at_, settings["assessed"], settings)
    if "credentials" in settings:
        assessed = _or_degree_in_canada(at_, assessed, settings["credentials"])
    own = either(at_.is_(LEVEL, "none"), both(at_.known(COUNTRY), _in_ca(at_)))
    return t.first([(own, canadian), (at_.known(COUNTRY), assessed)], t.agreed([canadian, assessed]))


def _or_degree_in_canada(at_: Reading, assessed: Five, degrees: str) -> Five:
    """Beside a level above the bachelor's, a Canadian degree; a level not known may be one."""
    found = [t.NOT_MET]
    for entry in range(at_.facts.entries):
        inside = replace(at_, entry=entry)
        done = inside.is_("cred[].completed", "yes")
        never = inside.is_("cred[].completed", "no")
        kind_ = _level(inside, "cred[].type", degrees)
        settled = [(either(never, kind_.not_met), t.NOT_MET), (both(done, kind_.met), t.MET)]
        found.append(t.ite(at_.has("cred", entry), t.first(settled, t.UNKNOWN), t.N_A))
    beside = t.ite(at_.known("cred"), t.any_of(found), t.UNKNOWN)
    level = at_.known(LEVEL)
    higher = _level(at_, LEVEL, credentials.HIGHER)
    open_ = both(no(level), no(assessed.met), no(beside.not_met))
    return t.first(
        [(assessed.met, t.MET), (both(level, higher.not_met), assessed), (open_, t.UNKNOWN)],
        t.any_of([assessed, beside]),
    )


def _in_ca(at_: Reading) -> Bit:
    return at_.facts.flag(f"{COUNTRY} CA", lambda c: c.known(COUNTRY) == "CA")


def high_school(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """A Canadian diploma, or foreign studies assessed."""
    assessed = _assessed(at_, settings["assessed"], settings)
    abroad = both(at_.known(LEVEL), at_.known(COUNTRY), no(_in_ca(at_)))
    finished = both(at_.is_(LEVEL, "secondary"), at_.known(COUNTRY), _in_ca(at_))
    return t.first(
        [
            (at_.is_(LEVEL, "none"), t.NOT_MET),
            (finished, t.MET),
            (
                both(abroad, at_.is_(SECONDARY, education.POSTSECONDARY)),
                t.any_of([assessed, t.TO_ASSESS]),
            ),
            (both(abroad, no(at_.is_(SECONDARY, "canadian_diploma"))), assessed),
            (at_.is_(SECONDARY, "foreign"), assessed),
            (at_.is_(SECONDARY, "canadian_diploma"), t.MET),
            (at_.is_(SECONDARY, "canadian_postsecondary_only"), t.TO_ASSESS),
            (at_.is_(SECONDARY, "none"), t.NOT_MET),
        ],
        t.UNKNOWN,
    )


def _assessed(at_: Reading, accepted: str, settings: Mapping[str, Any]) -> Five:
    soft = settings.get("absent") == "to_assess"

    def softened(found: Five) -> Five:
        return t.ite(found.not_met, t.TO_ASSESS, found) if soft else found

    day, issued, last = at_.facts.day, at_.value("eca.date"), at_.later("eca.date", education.AGE)
    edge = both(last == day, settings.get("edge", "") == "to_assess")
    age = t.first(
        [
            (no(at_.known("eca.date")), t.UNKNOWN),
            (either(issued > day, last < day), t.NOT_MET),
            (edge, t.TO_ASSESS),
        ],
        t.MET,
    )
    designated = _level(at_, "eca.issuer", education.ISSUERS)
    whole = t.all_of([softened(designated), softened(age), _level(at_, "eca.level", accepted)])
    return t.first(
        [(at_.is_("eca.status", "have"), whole), (at_.is_("eca.status", "none"), softened(t.NOT_MET))],
        t.UNKNOWN,
    )


def _level(at_: Reading, fact: str, accepted: str) -> Five:
    """A word on a dated list of words."""
    inside = [
        both(now, at_.is_(fact, *(k for k in kind(fact).keys if k in dated.value[0])))
        for _, now, dated in in_force(at_, accepted)
    ]
    return t.ite(at_.known(fact), t.compared(either(*inside)), t.UNKNOWN)


def _schools(at_: Reading) -> Mapping[tuple[tuple[str, str], ...] | None, Bit]:
    """The row of the school's table, without names; None for a school that is not in it."""
    rows = dict.fromkeys(_row(row) for row in at_.pack.tables["institutions"])
    fact = institutions.SCHOOL
    return at_.facts.classes(at_.path(fact), (None, *rows), lambda c: _school(at_.here(c)))


def _school(context: Context) -> Any:
    school = context.known(institutions.SCHOOL)
    if school is None:
        return NOTHING
    row = None if school == "other" else institutions.find_school(context.pack, school)
    return None if row is None else _row(row)


def _row(row: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, row[name]) for name in row if name not in ("name", "aliases", "category"))


def listed(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """A school on a list; for some credentials a narrower list is read."""
    doubtful, wide, narrow = [], [], []
    for row, bit in _schools(at_).items():
        if row is None:
            continue
        columns = dict(row)
        if columns["id"] in settings.get("doubtful", ()):
            doubtful.append(bit)
        if not settings["list"] or columns[settings["list"]] == "1":
            wide.append(bit)
        if columns[settings.get("narrow_list") or settings["list"] or "id"] in ("1", columns["id"]):
            narrow.append(bit)
    special = at_.is_(institutions.TYPE, *settings.get("narrower", ()))
    on_wide = either(*wide)
    on_narrow = either(*narrow) if "narrower" in settings else on_wide
    open_ = both(no(at_.known(institutions.TYPE)), no(_alike(on_wide, on_narrow)))
    found = t.ite(special, t.compared(on_narrow), t.compared(on_wide))
    cases = [
        (no(at_.known(institutions.SCHOOL)), t.UNKNOWN),
        (either(*doubtful), t.TO_ASSESS),
        (open_, t.UNKNOWN),
    ]
    return t.first(cases, found)


def _alike(a: Bit, b: Bit) -> Bit:
    return either(both(a, b), both(no(a), no(b)))


def ontario_school(at_: Reading, settings: Mapping[str, Any]) -> Five:
    """A school of the list in Ontario; one elsewhere fails, one that is not listed stays open."""
    schools = _schools(at_)
    inside = either(*(bit for row, bit in schools.items() if row and dict(row)["province"] == owp.ONTARIO))
    none = either(no(at_.known(institutions.SCHOOL)), schools[None])
    return t.ite(none, t.UNKNOWN, t.compared(inside))


ENCODERS: Mapping[Any, Encoder] = {
    **solver_employer.ENCODERS,
    status.legal: legal,
    status.claim: claim,
    process.intention: intention,
    recruitment.recruitment: recruiting,
    express_entry.profile: profile,
    express_entry.program_choice: program_choice,
    owp.silent: silent,
    owp.ontario_school: ontario_school,
    education.studies: studies,
    education.high_school: high_school,
    institutions.listed: listed,
}
