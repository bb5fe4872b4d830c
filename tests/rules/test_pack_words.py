"""The words of the rule pack: complete in both languages, never advice, every name defined and used."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable

import pytest

from tests.rules.pack_words import PLACEHOLDER, named_in_code, named_in_rules, pack, raw, sentences

ADVICE = {
    "en": r"\byou (should|ought to|had better)\b|\bshould (apply|file|choose|ask)\b|\bbest\b|\brecommend|"
    r"\b(we|OINP) (advise|suggest)|\byou (may |would |might )?qualify\b|"
    r"\b(you|person|applicant) (is|are|would be|may be) (in)?eligible\b|\bineligible\b|"
    r"\byour chances?\b|\bodds of\b",
    "fr": r"\bvous devriez\b|\bvous auriez intérêt\b|\bil vaut mieux\b|\brecommand|"
    r"\bnous (vous )?conseillons\b|"
    r"\bla meilleure (option|voie|façon)\b|\ble meilleur (volet|choix)\b|\bvos chances\b|\binadmissible|"
    r"\b(êtes|est|seriez|serait) admissibles?\b",
}
VERDICT = {
    "en": (r"\beligible\b", r"\beligible (skilled )?(trade|Ontario credential)|do not make anyone eligible"),
    "fr": (r"\badmissible", r"(métier|métier spécialisé|diplôme) admissible|ne rendent personne admissible"),
}
WITHOUT_PAPERS = {
    "no paper is asked for": """app.refugee_claimant app.ban app.representative
        employer.not_ops ee.interest hcp.program_choice fssw.program_choice""",
    "an invitation or a portal notice, which no checklist names": "app.invited app.deadline employer.portal",
    "the employer shows it only on request (sheet 12, 2)": """employer.active_3_years employer.premises
        employer.no_orders employer.revenue employer.staff employer.staff_per_position""",
    "a letter of the sponsor of a scholarship, if any": "mg.no_return_obligation pg.no_return_obligation",
    "its parts name their own": "fw.path_job_offer",
    "a fact of the program": "st.availability",
}
OF_ANOTHER_LAW = ("owp", "owp03", "owp45", "owpmd")
"""Words in the ids of the sheet of Ontario Workforce Priority, which prints no list of papers."""
ENDINGS = (".missed", ".in_time", ".range")


def ours(name: str) -> bool:
    return not set(name.split(".")) & set(OF_ANOTHER_LAW)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_sentence_of_the_pack_gives_advice(language: str) -> None:
    pattern = re.compile(ADVICE[language], re.IGNORECASE)
    assert [
        (place, said) for place, words in sentences() if pattern.search(said := words.in_(language))
    ] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_eligible_is_said_of_a_trade_or_a_school_never_of_a_person(language: str) -> None:
    word, allowed = (re.compile(text, re.IGNORECASE) for text in VERDICT[language])
    wrong = [
        (place, said)
        for place, words in sentences()
        if len(word.findall(said := words.in_(language))) != len(allowed.findall(said))
    ]
    assert wrong == []


def test_every_sentence_has_both_languages_and_the_same_places_to_fill() -> None:
    for place, words in sentences():
        assert words.en.strip() and words.fr.strip(), place
        assert places(words.en) == places(words.fr), place


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_criterion_has_a_source_a_citation_in_both_languages_and_who_can_act() -> None:
    for name, criterion in pack().criteria.items():
        assert criterion.sources or criterion.confidence == "L", name  # no official page says it
        assert criterion.cite.en.strip() and criterion.cite.fr.strip(), name
        assert set(criterion.sources) <= set(pack().sources), name
        assert criterion.confidence in ("H", "M", "L"), name
        assert set(criterion.mutability) <= {"fixed", "time", "applicant", "other", "policy"}, name
        assert criterion.mutability or name == "fw.path_job_offer" or not ours(name), name


def test_every_criterion_names_its_papers_or_there_is_a_reason_for_none() -> None:
    documents = {row["id"] for row in pack().tables["documents"]}
    reasons = {name for names in WITHOUT_PAPERS.values() for name in names.split()}
    for name, criterion in pack().criteria.items():
        assert set(criterion.documents) <= documents, name
    without = {name for name, criterion in pack().criteria.items() if not criterion.documents and ours(name)}
    assert without == reasons


def shaped() -> list[re.Pattern[str]]:
    """Names computed by the program, as patterns; only those that begin or end with something telling."""
    found = []
    for name in named_in_code():
        if PLACEHOLDER not in name or " " in name:
            continue
        head = name.split(PLACEHOLDER)[0]
        telling = (len(head) >= 4 and "." in head) or name.lstrip(PLACEHOLDER) in ENDINGS
        if telling or ".experience." in name:
            found.append(re.compile(".+".join(map(re.escape, re.split(f"{PLACEHOLDER}+", name)))))
    return found


def idle(names: Iterable[str]) -> list[str]:
    """Names that neither the rules nor the program use, themselves or as ``NAME.1``, ``NAME.title``."""
    patterns = shaped()

    def used(name: str) -> bool:
        return name in named_in_rules() or name in named_in_code() or any(p.fullmatch(name) for p in patterns)

    return [
        name
        for name in names
        if not used(name) and not used(re.sub(r"(\.(\d+|title|paper)|_by)+$", "", name))
    ]


@pytest.mark.parametrize("part", ["note", "parameter", "list", "source", "text"])
def test_everything_defined_is_used(part: str) -> None:
    assert [name for name in idle(raw()[part]) if ours(name)] == []


def test_every_note_named_by_a_test_of_the_pack_is_defined() -> None:
    named = set()
    for criterion in raw()["criterion"].values():
        named |= set(notes_of(criterion.get("test"))) | set(notes_of(criterion.get("dated")))
    for stream in raw()["stream"].values():
        named |= {w["note"] for edition in stream["edition"] for w in edition.get("warning", ())}
    assert named - set(pack().notes) == set()


def notes_of(test: object) -> Iterable[str]:
    if isinstance(test, list):
        for item in test:
            yield from notes_of(item)
    elif isinstance(test, dict):
        for key, item in test.items():
            if key == "notes":
                yield from item.values()
            elif key in ("note", "late_note", "edge_note", "empty_note"):
                yield item
            else:
                yield from notes_of(item)
