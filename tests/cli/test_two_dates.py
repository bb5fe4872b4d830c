"""``assess`` with ``--on`` given twice: two dates side by side, in words, as JSON and as a PDF."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from poci_desktop.paths import resource_dir
from tests.cli.test_commands import run

CASE = str(resource_dir() / "examples" / "mg_meets.json")
TWO = ("--on", "2025-06-10", "--on", "2026-09-15")


def told(capsys: pytest.CaptureFixture[str], *days: str, language: str = "en") -> dict:
    code, out, err = run(capsys, "assess", CASE, *days, "--lang", language, "--format", "json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


def test_the_json_of_two_dates_has_its_own_described_shape(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, *TWO)
    assert (found["comparison"], found["on"]) == (1, ["2025-06-10", "2026-09-15"])
    assert "format" not in found
    assert found["filing_date_set_aside"] == "2026-04-28"
    described = (resource_dir().parent / "docs" / "result.md").read_text("utf-8")
    part = described[described.index("## Two dates") :]
    streams = {stream["id"]: stream for stream in found["streams"]}
    masters = streams["mg"]
    (same,) = streams["fw"]["same"]
    parts = (masters["on"][0], masters["changes"][0], same, same["criteria"][0])
    keys = {*found, *masters, *(key for part in parts for key in part)}
    assert not [key for key in keys if f"`{key}`" not in part]
    assert [side["criteria"] for side in masters["on"]] == ["not_met", "met"]
    assert [side["intake"] for side in masters["on"]] == ["open", "closed"]
    change = next(c for c in masters["changes"] if c["truth"] == ["not_met", "met"])
    assert change["words"] == ["Not met", "Met"] and change["reasons"][0] and not change["reasons"][1]
    assert change["citation"].startswith("O. Reg. 422/17, s. 8, para. 4 and s. 15")
    assert [side["basis"] for side in masters["on"]] == ["", "14 criteria checked."]
    assert (same["truth"], same["words"]) == ("not_met", "Not met")
    assert "O. Reg. 422/17, s. 4" in [criterion["citation"] for criterion in same["criteria"]]
    assert list(streams)[:3] == ["owp03", "owp45", "owpmd"]
    assert streams["owp03"]["on"][0] == {"named": False, "words": "No such category on that date"}
    assert streams["owp03"]["on"][1]["named"] and streams["owp03"]["changes"] == []
    (offer,) = streams["owp03"]["deciding"]
    assert offer["truth"] == [None, "not_met"] and offer["reasons"][1] and "204/26" in offer["citation"]


def test_each_side_is_what_that_day_alone_says(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    content = json.loads(Path(CASE).read_text("utf-8"))
    content["app"].pop("filing_date")  # the day judged is then the application date
    case = tmp_path / "case.json"
    case.write_text(json.dumps(content), "utf-8")
    both = told(capsys, *TWO)
    for place, day in enumerate(both["on"]):
        _, out, _ = run(capsys, "assess", str(case), "--on", day, "--format", "json")
        alone = {s["id"]: s for s in json.loads(out)["streams"]}
        sides = {s["id"]: s["on"][place] for s in both["streams"] if s["on"][place]["named"]}
        assert sides.keys() == alone.keys()
        for name, side in sides.items():
            assert side["criteria"] == alone[name]["criteria"] and side["edition"] == alone[name]["edition"]
            assert side["words"] == alone[name]["criteria_words"]
            assert side["intake_words"] == alone[name]["intake"]["words"]


def test_the_columns_stand_in_the_order_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    there, back = told(capsys, *TWO), told(capsys, *TWO[2:], *TWO[:2])
    assert back["on"] == there["on"][::-1]
    for one, other in zip(there["streams"], back["streams"], strict=True):
        assert other["on"] == one["on"][::-1]
        assert [c["truth"][::-1] for c in other["changes"]] == [c["truth"] for c in one["changes"]]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "10 June 2025",
                "Language level 7: Not met → Met",
                "is set aside here",
                "Intake",
                "The same on both dates, not met: A",
            ),
        ),
        ("fr", ("10 juin 2025", "Niveau de langue 7 : Non satisfait → Satisfait", "n’est pas utilisée ici")),
        (
            "fr",
            (
                "Inchangé aux deux dates, non satisfait : Un",
                "art. 8, disp. 4 et art. 15; page",
                "14 critères vérifiés.",
            ),
        ),
    ],
)
def test_the_text_shows_both_dates_what_changed_and_why(
    capsys: pytest.CaptureFixture[str], language: str, words: tuple[str, ...]
) -> None:
    code, out, _ = run(capsys, "assess", CASE, *TWO, "--lang", language)
    plain = " ".join(out.replace("\u00a0", " ").split())
    assert code == 0 and not [word for word in words if word not in plain]
    assert max(len(line) for line in out.splitlines()) <= 96


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("days", [(*TWO, "--on", "2026-01-01"), ("--on", "2026-01-01", "--on", "2026-01-01")])
def test_three_dates_or_the_same_twice_are_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], days: tuple[str, ...], language: str
) -> None:
    code, out, err = run(capsys, "assess", CASE, *days, "--lang", language)
    assert (code, out) == (2, "")
    assert err.startswith("--on") and len(err.splitlines()) == 1 and err.strip().endswith(".")


def test_streams_are_still_listed_on_one_date(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "streams", "--on", "2026-03-01", "--format", "json")
    assert code == 0 and json.loads(out)["on"] == "2026-03-01"


def test_the_pdf_of_two_dates_is_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "two.pdf"
    code, _, _ = run(capsys, "assess", CASE, *TWO, "--lang", "fr", "--pdf", str(target))
    assert code == 0 and target.read_bytes().startswith(b"%PDF-")
    code, _, err = run(capsys, "assess", CASE, *TWO, "--pdf", str(tmp_path / "no" / "two.pdf"))
    assert code == 2 and "two.pdf" in err
