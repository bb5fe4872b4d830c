"""Every row of the criteria sheets is in the pack: as a criterion, or in the list of what is not checked.

The ids are those of the sheets 00 to 08, 10 and 12 to 15, copied here once. A row that is a rule applied
inside a criterion (the age of a test, the size of a family) names that criterion; a row that says "no rule"
names the sentence of the stream that tells it.
"""

from __future__ import annotations

import pytest

from tests.rules.pack_words import named_in_rules, pack

SHEETS = {
    "00": """app.foreign_national app.invited app.deadline app.eoi_proven app.representative app.decision
        app.intention app.legal_status app.refugee_claimant app.ban app.age app.family_members
        app.language_test app.eca app.funds""",
    "01": """fw.path_job_offer fw.path_physician fw.qualified fw.licence fw.experience fw.experience.duration
        fw.experience.hours fw.experience.noc fw.experience.window fw.experience.paid fw.experience.legal
        fw.experience.self_employed fw.physician.noc fw.physician.cpso fw.physician.ohip fw.empp""",
    "02": """is.credential is.institution is.completed is.studied_in_canada is.application_period
        is.licence""",
    "03": """ids.occupation ids.experience ids.experience.duration ids.experience.hours ids.experience.window
        ids.experience.place_legal ids.experience.noc ids.experience.paid ids.licence ids.language
        ids.education""",
    "04": """mg.degree mg.length mg.university mg.completed mg.application_period mg.not_enrolled
        mg.no_return_obligation mg.language mg.residence_past mg.residence_now mg.funds""",
    "05": """pg.degree pg.university pg.completed pg.studied_in_ontario pg.application_period
        pg.no_return_obligation pg.residence_past pg.residence_now pg.legal_status pg.funds pg.intention""",
    "06": """ee.profile ee.interest ee.noi ee.noi_deadline ee.draw ee.legal_status ee.intent
        hcp.program_choice hcp.fsw.exp hcp.fsw.points hcp.cec.exp hcp.cec.physician hcp.education
        hcp.education.level hcp.education.nurse hcp.education.ece hcp.language hcp.funds""",
    "07": """fssw.french fssw.english fssw.program_choice fssw.fsw.exp fssw.fsw.points fssw.cec.exp
        fssw.cec.physician fssw.education fssw.education.level fssw.education.nurse fssw.education.ece
        fssw.funds""",
    "08": """st.availability st.exp st.exp.length st.exp.window st.exp.place st.exp.noc st.exp.in_profile
        st.exp.legal st.exp.kind st.licence st.residence st.language st.funds st.education
        st.federal_program st.draw st.draw.six_months""",
    "10": """offer.exists offer.employment_relationship offer.full_time offer.permanent offer.labour_dispute
        offer.occupation offer.wage_level offer.wage_not_below_current offer.urgent offer.in_ontario
        offer.equity offer.licence offer.effective_terms offer.no_lmia employer.active_3_years
        employer.premises employer.no_orders employer.revenue employer.staff employer.staff_per_position
        employer.recruitment employer.not_ops employer.cvor employer.portal""",
    "12": "docs.consent_signed doc.translation",
    "13": """fed.fsw.exp fed.fsw.language fed.fsw.education fed.fsw.points fed.fsw.funds fed.fsw.quebec
        fed.cec.exp fed.cec.status fed.cec.excluded fed.cec.language fed.cec.other fed.fst crs""",
    "14": "lang.in_person",
}
INSIDE = {
    "fsw67.total": "hcp.fsw.points",
    "fsw67.education": "hcp.fsw.points",
    "fsw67.lang1": "hcp.fsw.points",
    "fsw67.lang2": "hcp.fsw.points",
    "fsw67.experience": "hcp.fsw.points",
    "fsw67.age": "hcp.fsw.points",
    "fsw67.arranged": "hcp.fsw.points",
    "fsw67.adaptability": "hcp.fsw.points",
    "lang.check": "hcp.language",
    "lang.accepted.oinp": "app.language_test",
    "lang.accepted.pte_from": "mg.language",
    "lang.refused": "app.language_test",
    "lang.osr": "mg.language",
    "lang.validity.oinp": "app.language_test",
    "lang.validity.boundary_day": "hcp.language",
    "lang.validity.when": "app.language_test",
    "lang.validity.federal": "fed.fsw.language",
    "fed.fst.language": "fed.fst",
    "funds.ontario": "app.funds",
    "funds.family_size": "app.funds",
    "fed.funds": "fed.fsw.funds",
}
NO_RULE = {
    "not_required.fw": "fw.language fw.education fw.funds fw.residence",
    "not_required.is": "is.experience is.language is.funds is.permit",
    "not_required.ids": "ids.funds",
    "not_required.pg": "pg.language pg.not_enrolled",
}
BY_INTAKE = {"hcp.availability": "hcp", "fssw.availability": "fssw"}
SAME_AS = {"mg.funds": "app.funds", "pg.funds": "app.funds", "pg.legal_status": "app.legal_status",
           "pg.intention": "app.intention"}  # fmt: skip
"""Rows that only say which criterion of another sheet they are: the stream uses that one."""


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_row_of_the_sheet_is_a_criterion_or_is_told_as_not_checked(sheet: str) -> None:
    known = {*pack().criteria, *(item.id for item in pack().not_checked)}
    assert [row for row in SHEETS[sheet].split() if row not in known] == []


def test_rules_applied_inside_a_criterion_have_that_criterion() -> None:
    known = {*pack().criteria, *(item.id for item in pack().not_checked)}
    assert [row for row, criterion in INSIDE.items() if criterion not in known] == []


def test_rows_without_a_rule_are_told_by_a_sentence_of_their_stream() -> None:
    for text, rows in NO_RULE.items():
        assert pack().texts[text].en and pack().texts[text].fr
        assert not [row for row in rows.split() if row in pack().criteria]


def test_rows_on_the_existence_of_a_stream_are_its_intake_states() -> None:
    for stream in BY_INTAKE.values():
        states = [change.state for change in pack().stream(stream).intake]
        assert states[0] == "open" and states[-1] == "closed"


def test_every_criterion_serves_a_stream_or_names_the_one_that_does() -> None:
    idle = sorted(name for name in pack().criteria if name not in named_in_rules())
    assert idle == sorted(SAME_AS)
