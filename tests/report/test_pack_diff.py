"""Two packs compared: what changed is told in both languages, and the person named is told otherwise."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from poci_desktop.cli import main
from poci_desktop.cli.pack import bundled_examples
from poci_desktop.interview.catalogue import load_catalogue
from poci_desktop.localizer import NBSP, Localizer
from poci_desktop.paths import i18n_dir, resource_dir
from poci_desktop.report.pack_diff import PackDiff, compare_packs, diff_json, diff_text
from poci_desktop.rules.assess import assess_stream
from poci_desktop.rules.changes import Change, changes
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.readers import Example
from poci_desktop.rules.turned import Differences, Turned, differences, told, turned, verdict
from seal_pack import PACK, seal

FEW = 300
LANGUAGES = {language: Localizer(language, i18n_dir()) for language in ("en", "fr")}


@dataclass(frozen=True)
class Edit:
    """A change of one file, and what it does for a person of ``stream``: the verdicts and the criterion that
    decides; no verdicts for words alone."""

    id: str
    file: str
    old: str
    new: str
    stream: str
    before: str = ""
    after: str = ""
    criterion: str = ""


EDITS = (
    Edit(
        "a wage", "tables/wages.csv", "63200,17.60,18.00,", "63200,17.60,17.75,", "fw",
        "not_met", "met", "offer.wage_level",
    ),
    Edit(
        "an amount of funds", "tables/settlement_funds.csv", "funds.2024,2024-05-28,14690,",
        "funds.2024,2024-05-28,15190,", "hcp", "met", "not_met", "hcp.funds",
    ),
    Edit(
        "a level of language", "14_language_tests.toml",
        '"mg.language_level"\nunit = "level"\nvalue = 7',
        '"mg.language_level"\nunit = "level"\nvalues = [{ value = 7 }, { since = 2026-02-01, value = 8 }]',
        "mg", "met", "not_met", "mg.language",
    ),
    Edit(
        "a body removed", "06_human_capital.toml", '["CES", "ICAS", "ICES", "IQAS", "MCC", "PEBC", "WES"]',
        '["ICAS", "ICES", "IQAS", "MCC", "PEBC"]', "ids", "met", "not_met", "ids.education",
    ),
    Edit(
        "an alternative dropped", "20_ontario_workforce_priority.toml", '"owp03.exp.a", ', "", "owp03",
        "met", "not_met", "owp03.exp",
    ),
    Edit(
        "an answer dropped", "01_foreign_worker.toml", 'met = ["31100", "31101", "31102"]',
        'met = ["31100", "31101"]', "fw", "met", "cannot_tell", "fw.physician.noc",
    ),
    Edit(
        "a level of a test", "tables/language_levels.csv", "PTE_CORE,,4,28,33,", "PTE_CORE,,4,28,34,",
        "owp45", "met", "not_met", "owp45.language",
    ),
    Edit(
        "an occupation removed", "tables/in_demand.csv", "95101,", "95999,", "ids",
        "met", "not_met", "ids.occupation",
    ),
    Edit(
        "a condition dropped", "04_masters_graduate.toml", '  "mg.residence_past",\n', "", "mg",
        "not_met", "met", "mg.residence_past",
    ),
    Edit(
        "words", "05_phd_graduate.toml", "Deux ans du doctorat", "Deux années du doctorat", "pg",
    ),
)  # fmt: skip
WHO = pytest.mark.parametrize("edit", [edit for edit in EDITS if edit.before], ids=lambda edit: edit.id)


def changed(folder: Path, *edits: Edit) -> Path:
    """A sealed copy of the program's own pack with the edits made."""
    copy = folder / "new"
    shutil.copytree(PACK, copy)
    for edit in edits:
        file = copy / edit.file
        content = file.read_text("utf-8")
        assert edit.old in content
        file.write_text(content.replace(edit.old, edit.new), "utf-8", newline="\n")
    seal(copy, sequence=99)
    return copy


@cache
def old() -> Pack:
    return load_pack(PACK)


@cache
def people() -> tuple[Example, ...]:
    return tuple(bundled_examples(LANGUAGES["en"]))


def own(stream: str) -> list[Example]:
    """The examples made to show one stream; a physician of today serves for the stream of 2024 too."""
    also = ("owpmd",) if stream == "fw" else ()
    return [person for person in people() if person.stream in (stream, *also)]


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return load_pack(changed(tmp_path_factory.mktemp("packs"), *EDITS))


@pytest.fixture(scope="module")
def diffs(new: Pack) -> dict[str, PackDiff]:
    found = differences(old(), new, people(), probes=FEW)
    return {language: words(new, found, language) for language in LANGUAGES}


def words(new: Pack, found: Differences, language: str) -> PackDiff:
    catalogue = load_catalogue(resource_dir() / "questions")
    return compare_packs(old(), new, found, LANGUAGES[language], catalogue)


def person(edit: Edit, folder: Path) -> tuple[Pack, tuple[Change, ...], Turned]:
    pack = load_pack(changed(folder, edit))
    found = changes(old(), pack, own(edit.stream))
    someone = turned(old(), pack, edit.stream, found, own(edit.stream))
    assert someone is not None
    return pack, found, someone


@WHO
def test_the_person_named_is_told_otherwise_by_the_new_rules(edit: Edit, tmp_path: Path) -> None:
    pack, found, someone = person(edit, tmp_path)
    assert [change.decides for change in found] == [True]
    verdicts = [assess_stream(p, someone.case, someone.on, edit.stream).criteria.word for p in (old(), pack)]
    assert verdicts == [edit.before, edit.after]
    assert [verdict(someone.before), verdict(someone.after)] == verdicts
    assert someone.criterion == edit.criterion


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.id)
def test_a_change_is_listed_under_the_stream_it_touches(edit: Edit, diffs: dict[str, PackDiff]) -> None:
    sections = {stream.id: stream for stream in diffs["en"].streams}
    assert sections[edit.stream].changes
    if edit.before:
        someone = sections[edit.stream].person
        assert someone is not None
        assert told(someone.turned.before) != told(someone.turned.after)


def test_where_only_words_change_nobody_is_looked_for(tmp_path: Path) -> None:
    new = load_pack(changed(tmp_path, EDITS[-1]))
    diff = words(new, differences(old(), new, ()), "fr")
    told_to = {stream.nobody for stream in diff.streams if stream.changes}
    assert told_to == {f"Seuls des mots changent{NBSP}: aucun verdict ne peut changer."}
    assert not any(stream.person for stream in diff.streams)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "- level{n}7 → level{n}8, from 1{n}February{n}2026"),
        ("fr", "- niveau{n}7 → niveau{n}8, à partir du 1er{n}février{n}2026"),
        ("en", "1 row changed: Cooks (63200) [median 18.00 → 17.75]"),
        ("fr", "1 ligne changée{n}: Cuisiniers/cuisinières (63200) [median 18.00 → 17.75]"),
        ("en", "1 row changed: funds.2024 [1 14690 → 15190]"),
        ("en", "removed: “"),
        ("en", "criteria it names, removed: “"),
        ("fr", "critères nommés, retraits{n}: «{n}"),
        ("en", "title, in French: “Deux ans du doctorat en Ontario” → “Deux années du doctorat en Ontario”"),
        (
            "fr",
            "titre{n}: «{n}Deux ans du doctorat en Ontario{n}» → «{n}Deux années du doctorat en Ontario{n}»",
        ),
        ("en", "now in its test: “Yes, specialist in clinical or laboratory medicine (31100)”"),
        ("en", "Figure: mg.language_level, read by “"),
        ("fr", "Chiffre{n}: mg.language_level, lu par «{n}"),
    ],
)
def test_what_changed_is_told_in_words(language: str, line: str, diffs: dict[str, PackDiff]) -> None:
    flat = " ".join(diff_text(diffs[language], LANGUAGES[language]).split(" "))
    joined = " ".join(part.strip(" ") for part in flat.split("\n"))
    assert line.format(n=NBSP) in joined


@pytest.mark.parametrize(("language", "said"), [("en", "No change."), ("fr", "Aucun changement.")])
def test_a_stream_without_a_change_says_so(language: str, said: str, tmp_path: Path) -> None:
    new = load_pack(changed(tmp_path, EDITS[-1]))
    diff = words(new, differences(old(), new, ()), language)
    untouched = [stream for stream in diff.streams if not stream.changes]
    assert len(untouched) == len(diff.streams) - 1
    assert diff_text(diff, LANGUAGES[language]).count(f"\n  {said}") == len(untouched)


def test_the_json_names_parts_people_and_verdicts(diffs: dict[str, PackDiff]) -> None:
    content = json.loads(json.dumps(diff_json(diffs["fr"])))
    assert (content["old"]["sequence"], content["new"]["sequence"]) == (old().sequence, 99)
    masters = next(stream for stream in content["streams"] if stream["id"] == "mg")
    assert {change["id"] for change in masters["changes"]} >= {"mg.language_level", "mg-2024"}
    assert masters["person"]["before"]["criteria"] != masters["person"]["after"]["criteria"]
    assert masters["person"]["example"] in {e.id for e in people()}


def test_the_same_pack_twice_has_no_difference(capsys: pytest.CaptureFixture[str]) -> None:
    for language, words in (("en", "No difference."), ("fr", "Aucune différence.")):
        assert main(["pack", "diff", str(PACK), str(PACK), "--lang", language]) == 0
        assert capsys.readouterr().out == f"{words}\n"


def test_a_new_date_alone_is_a_difference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", "diff", str(PACK), str(changed(tmp_path)), "--lang", "fr"]) == 0
    out = capsys.readouterr().out
    assert "numéro 99" in out and "Aucun changement." in out and "Aucune différence." not in out


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda f: (f / "pack.toml").unlink(), "new: The rule file “pack.toml” is missing: install"),
        (shutil.rmtree, "“new” is not a folder. Name the folder of a pack."),
    ],
)
def test_a_pack_that_cannot_be_read_is_refused_in_a_sentence(
    harm: object, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = changed(tmp_path)
    assert callable(harm)
    harm(folder)
    assert main(["pack", "diff", str(PACK), str(folder)]) == 2
    out, err = capsys.readouterr()
    assert out == "" and said in err and err.count("\n") == 1
