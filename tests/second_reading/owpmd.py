"""Sheet 20, read again: Ontario Workforce Priority, self-employed physicians."""

from __future__ import annotations

from datetime import date

from poci_desktop.facts.case import Case
from tests.second_reading import fw, owp
from tests.second_reading.words import MET, NOT_MET, TO_ASSESS, UNKNOWN, Reading, choose, least, most

DOCTORS = {"31100": MET, "31101": MET, "31102": MET, "other": NOT_MET}
CLASSES = {
    "independent_practice": MET,
    "academic_practice": MET,
    "provisional": MET,
    "postgraduate_education": NOT_MET,
    "other": NOT_MET,
    "none": NOT_MET,
}


def read(case: Case, day: date, judged: date) -> Reading:
    """The verdict on the application date ``day``."""
    if (nothing := owp.nothing(case, day)) is not None:
        return nothing
    found = {
        "owpmd.noc": choose(case.phys.noc, DOCTORS),
        "owpmd.cpso": least([choose(case.phys.cpso_class, CLASSES), fw.standing(case)]),
        "owpmd.ohip": choose(case.phys.ohip_number, {"yes": MET, "eligible_only": TO_ASSESS, "no": NOT_MET}),
        "owpmd.language": most([owp.language(case, 6, day, judged), UNKNOWN]),  # the level is not known
    }
    reading = owp.verdict(case, day, found)
    if found["owpmd.noc"] == NOT_MET:  # nobody asks the rest of somebody else
        for name in ("owpmd.cpso", "owpmd.ohip", "owpmd.language"):
            del reading.criteria[name]
    return reading
