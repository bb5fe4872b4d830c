"""A print of the rules: every criterion, figure and kind of test in words, of its day, in both languages."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import product

import pytest

from poci_desktop.interview.catalogue import Catalogue, load_catalogue
from poci_desktop.interview.names import Names
from poci_desktop.localizer import NBSP, Localizer
from poci_desktop.paths import i18n_dir, resource_dir
from poci_desktop.report import pack_tests
from poci_desktop.report.pack_tests import Outline
from poci_desktop.report.pack_text import WIDTH, stream_text
from poci_desktop.report.pack_words import Page
from poci_desktop.rules import branches, nodes
from poci_desktop.rules.branches import Switch
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.measures import employer, express_entry, fsw67_items, fsw67_language
from poci_desktop.rules.measures.registry import MEASURES, QUANTITIES
from poci_desktop.rules.measures.work.cumulative import OneYear
from poci_desktop.rules.measures.work.full_and_part_time import FULL, PART
from poci_desktop.rules.nodes import Answer
from poci_desktop.rules.pack import Edition, PackError, Stream
from tests.rules.pack_words import pack, raw

TOLD_ELSEWHERE = {"next.employer_portal_from": "which steps a result tells"}


@cache
def catalogue() -> Catalogue:
    return load_catalogue(resource_dir() / "questions")


@cache
def localizers(first: str) -> tuple[Localizer, Localizer]:
    other = "en" if first == "fr" else "fr"
    return Localizer(first, i18n_dir()), Localizer(other, i18n_dir())


@cache
def printed(stream: str, day: date, language: str = "en") -> str:
    text = stream_text(pack(), pack().stream(stream), day, localizers(language), catalogue())
    return text.replace(NBSP, " ")


def plain(text: str) -> str:
    """The text on one line, so that a sentence is found wherever its lines were broken."""
    return " ".join(text.split())


def days(stream: Stream) -> Iterator[date]:
    """The first and the last day of every edition (or a day well inside one that has no last day)."""
    for edition in stream.editions:
        yield edition.since
        yield edition.until if edition.ends else edition.since + timedelta(days=90)


PRINTS = [(s.id, day, lang) for s in pack().streams for day in days(s) for lang in ("en", "fr")]


def page(stream: str = "fw", day: date = date(2026, 3, 1), language: str = "en") -> Page:
    found = pack().stream(stream)
    edition = found.edition_on(day)
    assert edition is not None
    return Page(pack(), found, edition, day, localizers(language)[0], catalogue(), Names(pack()))


def closure(edition: Edition, day: date, stream: str) -> set[str]:
    """The criteria an edition reaches on a day, through the tests in force."""
    outline = Outline(page(stream, day))
    outline.of(edition.eligibility)
    for _, node in edition.warnings:
        outline.of(node)
    waiting, found = [*outline.refs, *edition.judgement, *edition.process], set()
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for since, until, node in pack().criteria[name].tests:
            if (since is None or since <= day) and (until is None or day <= until):
                inside = Outline(page(stream, day))
                inside.of(node)
                waiting.extend(inside.refs)
    return found


@pytest.mark.parametrize(("stream", "day", "language"), PRINTS)
def test_every_criterion_of_an_edition_stands_once_with_both_titles(
    stream: str, day: date, language: str
) -> None:
    text = printed(stream, day, language)
    edition = pack().stream(stream).edition_on(day)
    assert edition is not None and edition.id in text
    for name in closure(edition, day, stream):
        criterion = pack().criteria[name]
        assert len(re.findall(rf"^  {re.escape(name)};", text, re.MULTILINE)) == 1, name
        for told in (criterion.title, criterion.rule, criterion.cite):
            assert plain(told.en.replace(NBSP, " ")) in plain(text).replace(" [en] ", " "), name
            assert plain(told.fr.replace(NBSP, " ")) in plain(text), name
    assert [line for line in text.splitlines() if len(line) > WIDTH] == []
    assert not re.findall(r"\{[A-Za-z_.]+\}", text)


def test_the_language_asked_for_leads_and_the_other_is_beneath() -> None:
    english, french = printed("mg", date(2026, 3, 1), "en"), printed("mg", date(2026, 3, 1), "fr")
    assert english.startswith("Masters Graduate stream\nVolet Candidats étrangers")
    assert french.startswith("Volet Candidats étrangers titulaires d’une maîtrise\nMasters Graduate stream")
    assert french.index("[fr] Règle : Il vous faut une maîtrise.") < french.index("[en] Rule: You need a")
    assert "What the program computes:" in english and "Ce que le logiciel calcule :" in french


def test_every_kind_of_test_has_words_and_an_unknown_kind_is_an_error() -> None:
    kinds = {
        found
        for module in (nodes, branches)
        for _, found in inspect.getmembers(module, inspect.isclass)
        if hasattr(found, "evaluate") and found is not nodes.Node
    }
    assert kinds == set(pack_tests._TELLERS)

    @dataclass(frozen=True)
    class Strange:
        def evaluate(self, context: Context) -> Finding:
            return nodes.N_A

    with pytest.raises(PackError, match="Strange"):
        Outline(page()).of(Strange())


def test_every_measure_and_quantity_has_words_in_both_languages() -> None:
    texts = pack().texts
    assert [name for name in (*MEASURES, *QUANTITIES_USED) if f"measure.{name}" not in texts] == []
    assert [name for name in QUANTITIES_USED if f"quantity.{name}" not in texts] == []
    told = {name.split(".", 1)[1] for name in texts if name.startswith("measure.")}
    strays = told - {*MEASURES, *QUANTITIES, *(f"{m}.{s.id}" for m, s in product(MEASURES, pack().streams))}
    assert strays == set()


def _quantities() -> Iterator[str]:
    def inside(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            if isinstance(value.get("quantity"), str):
                yield value["quantity"]
            for item in value.values():
                yield from inside(item)
        elif isinstance(value, list):
            for item in value:
                yield from inside(item)

    yield from inside(raw())


QUANTITIES_USED = tuple(dict.fromkeys(_quantities()))


def test_every_figure_of_the_pack_is_printed_somewhere_with_its_source_or_the_reason_it_has_none() -> None:
    everything = "".join(printed(stream, day) for stream, day, language in PRINTS if language == "en")
    unseen = {name for name in pack().parameters if f"({name})" not in everything}
    assert unseen == set(TOLD_ELSEWHERE)
    for name, parameter in pack().parameters.items():
        if not parameter.cite.en or parameter.note:
            assert f"figure.{name}" in pack().texts, name


def test_words_written_out_in_numbers_agree_with_the_program() -> None:
    year = OneYear(1560, 24)
    said = {name: (words.en, words.fr) for name, words in pack().texts.items()}
    for name in ("measure.year_in_canada", "measure.year_in_trade", "measure.year_in_main_occupation"):
        for words in said[name]:
            assert {str(year.days), str(FULL), str(PART)} <= set(re.findall(r"\d+", words)), name
    assert all(str(employer.FILING_MARGIN.days) in w for w in said["measure.employer_active_years"])
    assert express_entry.SOON == 12 and "twelve months" in said["measure.ee_status_ends_soon"][0]
    for words in said["grid.1"]:
        points = {*fsw67_items.EDUCATION.values(), fsw67_items.TWO_OR_MORE, fsw67_items.EDUCATION_MOST}
        assert {str(p) for p in points if p} <= set(re.findall(r"\d+", words))
    for words in said["grid.2"]:
        per_level = {str(n) for pair in fsw67_language.PER_ABILITY.items() for n in pair if n != 10}
        assert per_level | {str(fsw67_language.FIRST_MINIMUM)} <= set(re.findall(r"\d+", words))
    for words in said["grid.4"]:
        assert {str(p) for p in fsw67_items.EXPERIENCE if p} <= set(re.findall(r"\d+", words))


def test_figures_lists_and_tests_are_those_of_the_day() -> None:
    before, after = (plain(printed("fw", date(2025, 7, day))) for day in (1, 2))
    assert "14 days (deadline.job_offer): Job-offer stream pages" in before
    assert "until 1 July 2025" in before
    assert "17 days (deadline.job_offer)" in after and "since 2 July 2025" in after
    old, new = (plain(printed("fw", day)) for day in (date(2025, 12, 31), date(2026, 1, 1)))
    assert "“Postgraduate education”: met" in old
    assert "“Independent practice”, “Academic practice”, “Provisional”: met" in new
    funds = plain(printed("mg", date(2024, 6, 1), "fr"))
    assert "depuis le 28 mai 2024" in funds and "1 personne : 14 690 $" in funds
    assert "un autre tableau est aussi publié; entre les deux, un agent ou une agente décide" in funds


def test_a_list_is_whole_with_the_name_of_every_code() -> None:
    text = printed("st", date(2026, 3, 1), "fr")
    annex = plain(text[text.index("Les professions du volet Métiers spécialisés; selon") :])
    assert re.match(r".*?\[81\] - Bouchers/bouchères - commerce de gros et de détail \(63201\)", annex)
    assert "Soudeurs/soudeuses et opérateurs/opératrices de machines à souder et à braser (72106)" in annex
    assert "(72600)" not in annex


def test_a_test_inside_a_branch_is_told_for_the_answers_that_lead_there() -> None:
    held = Answer("offer.exists", {"yes": "met", "no": "not_met"})
    told = Outline(page()).of(Switch("offer.exists", {"yes": held}, held))
    assert (2, "met") not in told  # both branches are one test: told once, for both answers
    told = Outline(page()).of(Switch("offer.exists", {"yes": held, "no": None}))
    assert told[1:5] == [(1, "“Yes”:"), (2, "met"), (1, "“No”:"), (2, "does not apply")]


YES = Answer("offer.exists", {"yes": "met"})
ASKED = "“Do you have a job offer from an employer in Ontario?”"
TOLD = [(1, ASKED), (2, "“Yes”: met"), (2, "“No”, “I don’t know”, no answer: cannot tell")]


@pytest.mark.parametrize(
    ("node", "told"),
    [
        (nodes.All((YES,)), [(0, "All of the following:"), *TOLD]),
        (nodes.AnyOf((YES,)), [(0, "One of the following is enough:"), *TOLD]),
        (nodes.AtLeast(2, (YES,)), [(0, "At least 2 of the following:"), *TOLD]),
        (nodes.Not(YES), [(0, "The contrary of:"), *TOLD]),
        (
            branches.When(YES, None, branches.Ref("app.ban"), None),
            [
                (0, "If:"),
                *TOLD,
                (0, "then:"),
                (1, "does not apply"),
                (0, "otherwise:"),
                (1, "→ No ban from the program (app.ban)"),
                (0, "while it cannot be told which applies: only what both have in common decides"),
            ],
        ),
        (branches.Dated(YES, until=date(2026, 2, 28)), [(0, "does not apply")]),
        (
            branches.Dated(nodes.All((YES,)), since=date(2026, 3, 1)),
            [(0, "All of the following: (since 1 March 2026)"), *TOLD],
        ),
        (
            branches.Gate(YES, (YES,)),
            [
                (0, "First:"),
                *TOLD,
                (0, "then all of the following (not asked once the first is not met for good):"),
                *TOLD,
            ],
        ),
        (
            branches.Each("cred", YES, YES, "to_assess"),
            [
                (0, "The entry of “Your Canadian credentials” with the most favourable outcome:"),
                *TOLD,
                (0, "entries are left out when this is not met:"),
                *TOLD,
                (0, "no entry: to be assessed by the OINP"),
            ],
        ),
        (
            branches.Setting("wage_level", {"median": nodes.All((YES,))}),
            [(0, "All of the following:"), *TOLD],
        ),
        (branches.Setting("wage_level", {"low": YES}), [(0, "does not apply")]),
        (
            branches.Beside(YES),
            [
                (0, "Weighed by an officer; only a negative fact or a contradiction lowers the result:"),
                *TOLD,
            ],
        ),
        (
            nodes.Within("cred[].doc_date", nodes.Operand(parameter="is.period"), "not_met", "to_assess"),
            [
                (0, "“Date on the paper”: no longer than 2 years before the reference day"),
                (1, "on the anniversary itself: to be assessed by the OINP"),
                (1, "a day after the reference day: not met"),
                (1, "no answer or “I don’t know”: cannot tell"),
            ],
        ),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, list) else "",
)
def test_each_kind_of_test_is_told_as_it_decides(node: nodes.Node, told: list[tuple[int, str]]) -> None:
    found = Outline(page()).of(node)
    assert [(depth, words.replace(NBSP, " ")) for depth, words in found] == told


def test_a_day_before_the_first_rules_is_answered_with_a_sentence() -> None:
    assert plain(printed("fw", date(2023, 12, 31))) == (
        "The rules of that date are not in this program. Those of this stream begin on 1 January 2024."
    )
    assert plain(printed("owp03", date(2026, 6, 24), "fr")) == (
        "Les règles de cette date ne sont pas dans ce logiciel. "
        "Celles de ce volet commencent le 25 juin 2026."
    )


def test_a_closed_stream_is_printed_on_its_last_rules_and_says_so() -> None:
    text = printed("pg", date(2026, 9, 1))
    assert "On 1 September 2026: closed" in text
    assert "these are the last rules of the stream, as of 29 May 2026" in text
