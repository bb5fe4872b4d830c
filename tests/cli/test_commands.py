"""The commands answer, and tell in a sentence what has to be corrected."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from poci_desktop.cli import main
from poci_desktop.paths import resource_dir

EXAMPLES = resource_dir() / "examples"
MEETS = str(EXAMPLES / "fw_meets.json")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def assessed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    code, out, err = run(capsys, "assess", *arguments, "--format", "json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


def case_file(folder: Path, content: str | bytes) -> str:
    path = folder / "case.json"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_the_json_of_a_result_keeps_its_format(capsys: pytest.CaptureFixture[str]) -> None:
    found = assessed(capsys, MEETS, "--on", "2026-03-01")
    assert found["format"] == 1
    assert [s["id"] for s in found["streams"]] == ["fw", "is", "ids", "mg", "pg", "hcp", "fssw", "st"]
    described = (resource_dir().parent / "docs" / "result.md").read_text("utf-8")
    keys = {*found, *found["streams"][0], *found["streams"][0]["findings"][0]}
    assert not [key for key in keys if f"`{key}`" not in described]
    stream = found["streams"][0]
    assert stream["criteria"] == "met" and stream["intake"]["state"] == "open"
    assert all(f["truth"] in TRUTHS and f["citation"] for f in stream["findings"])
    assert {o["state"] for o in stream["officer"]} <= {"favourable", "does_not_apply"}
    assert not any(o["id"] == f["id"] for o in stream["officer"] for f in stream["findings"])


TRUTHS = ("met", "to_be_assessed", "not_met", "cannot_tell", "does_not_apply")


def test_the_day_judged_changes_the_intake_and_not_the_rules_of_a_filed_case(
    capsys: pytest.CaptureFixture[str],
) -> None:
    then = assessed(capsys, MEETS, "--on", "2026-03-01")
    now = assessed(capsys, MEETS, "--on", "2026-11-24")
    assert then["application_date"] == now["application_date"]
    for before, after in zip(then["streams"], now["streams"], strict=True):
        assert before["criteria"] == after["criteria"] and before["edition"] == after["edition"]
        assert after["intake"]["state"] == "closed" and after["can_apply"] == "no"
    assert any("Ontario Workforce Priority" in line for line in now["first"])


def test_without_a_filing_day_the_day_judged_is_the_application_date(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = assessed(capsys, case_file(tmp_path, "{}"), "--on", "2025-12-01")
    assert found["application_date"] == "2025-12-01"
    st = found["streams"][-1]
    assert st["intake"] == {**st["intake"], "state": "suspended", "since": "2025-11-14"}
    assert {s["criteria"] for s in found["streams"]} == {"cannot_tell"}


def test_before_the_first_edition_there_are_no_rules(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = assessed(capsys, case_file(tmp_path, "{}"), "--on", "2023-12-31")
    assert {s["coverage"] for s in found["streams"]} == {"before"}
    assert {s["edition"] for s in found["streams"]} == {None}


@pytest.mark.parametrize(("language", "words"), [("en", "Criteria met"), ("fr", "Critères satisfaits")])
def test_text_speaks_the_language_asked(
    capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    code, out, _ = run(capsys, "assess", MEETS, "--on", "2026-03-01", "--lang", language)
    assert code == 0 and out.startswith(words)


def test_a_closed_program_is_said_in_the_first_line(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "assess", MEETS, "--on", "2026-11-24")
    assert out.splitlines()[0].startswith("The streams are closed")


def test_past_the_review_text_and_json_begin_with_what_to_compare(
    capsys: pytest.CaptureFixture[str],
) -> None:
    on_the_day = assessed(capsys, MEETS, "--on", "2026-12-31")
    after = assessed(capsys, MEETS, "--on", "2027-01-01")
    assert after["pack"]["review_by"] == "2026-12-31"
    assert after["first"][5:] == on_the_day["first"]
    assert "O. Reg. 204/26" in after["first"][1] and "do not rely" in after["first"][4]
    _, out, _ = run(capsys, "assess", MEETS, "--on", "2027-01-01")
    assert out.index("O. Reg. 204/26") < out.index("Foreign Worker")


def test_the_pdf_is_written_in_the_language_and_on_the_paper_asked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "résumé.pdf"
    code, _, _ = run(
        capsys, "assess", MEETS, "--on", "2026-03-01", "--lang", "fr", "--pdf", str(target), "--paper", "a4"
    )
    assert code == 0 and target.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_pdf_that_cannot_be_written_is_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str
) -> None:
    target = tmp_path / "missing" / "x.pdf"
    code, _, err = run(
        capsys, "assess", MEETS, "--on", "2026-03-01", "--lang", language, "--pdf", str(target)
    )
    assert code == 2 and len(err.splitlines()) == 1 and "x.pdf" in err


def test_streams_tell_state_edition_and_source_on_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "streams", "--on", "2026-03-01", "--format", "json")
    listing = json.loads(out)
    assert code == 0 and listing["on"] == "2026-03-01"
    states = {s["id"]: s["intake"]["state"] for s in listing["streams"]}
    assert states["st"] == "suspended" and states["fw"] == "open"
    assert all(s["edition"] and s["sources"] for s in listing["streams"])
    code, out, _ = run(capsys, "streams", "--on", "2026-05-30", "--lang", "fr")
    assert code == 0 and out.count("fermé (2026-05-30)") == 8


def test_the_schema_describes_every_example(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "schema")
    schema = json.loads(out)
    assert code == 0 and schema["additionalProperties"] is False
    for example in EXAMPLES.glob("*.json"):
        assert set(json.loads(example.read_text("utf-8"))) <= set(schema["properties"])
    assert "description" in schema["properties"]["offer"]["properties"]["wage_hourly"]


def test_self_test_says_that_it_passed(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "self-test")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "self-test passed" and "PDF fr" in out


WRONG: dict[str, tuple[str | bytes, str, str]] = {
    "not JSON": ('{"app": ', "line 1", "ligne"),
    "not UTF-8": (b'{"label": "\xe9"}', "UTF-8", "UTF-8"),
    "nested too deep": ("[" * 200_000, "nested", "imbriqués"),
    "a list": ("[]", "case", "case"),
    "the same word twice": ('{"app": {"banned": "no", "banned": "yes"}}', "banned", "banned"),
    "an unknown fact": ('{"offer": {"wage": 30}}', "offer.wage", "offer.wage"),
    "no such word": ('{"app": {"citizenship": "x"}}', "app.citizenship", "app.citizenship"),
    "no such day": ('{"app": {"filing_date": "2026-02-30"}}', "app.filing_date", "app.filing_date"),
    "not a number": ('{"offer": {"wage_hourly": NaN}}', "offer.wage_hourly", "offer.wage_hourly"),
    "out of range": ('{"offer": {"weeks_year": 99}}', "offer.weeks_year", "offer.weeks_year"),
    "a number of a thousand digits": (
        '{"offer": {"wage_hourly": ' + "9" * 5000 + "}}",
        "offer.wage",
        "offer",
    ),
    "an impossible code": ('{"offer": {"noc": "99999"}}', "offer.noc", "offer.noc"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_file_is_a_sentence_a_problem_in_either_language(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, what: str
) -> None:
    content, english, french = WRONG[what]
    path = case_file(tmp_path, content)
    said = {}
    for language, words in (("en", english), ("fr", french)):
        code, out, err = run(capsys, "assess", path, "--lang", language)
        assert (code, out) == (2, "")
        assert len(err.splitlines()) == 1 and words in err
        assert "Traceback" not in err
        said[language] = err
    assert said["en"] != said["fr"]


def test_every_problem_of_a_file_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = case_file(tmp_path, '{"app": {"citizenship": 1, "x": 2}, "jobs": [{"noc": "2"}]}')
    code, _, err = run(capsys, "assess", path)
    assert code == 2
    assert [line.partition(":")[0] for line in err.splitlines()] == [
        "app.citizenship",
        "app.x",
        "jobs[0].noc",
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_file_that_is_not_there_or_is_a_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str
) -> None:
    for path in (tmp_path / "nobody.json", tmp_path):
        code, out, err = run(capsys, "assess", str(path), "--lang", language)
        assert (code, out) == (2, "")
        assert len(err.splitlines()) == 1 and path.name in err and str(path.parent) not in err


@pytest.mark.parametrize(
    "day", ["2026-13-01", "1 June", "20260301", "2026-W10-1", "1850-01-01", "", "٢٠٢٦-٠٣-٠١"]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_wrong_day_is_one_sentence(capsys: pytest.CaptureFixture[str], day: str, language: str) -> None:
    code, out, err = run(capsys, "streams", "--on", day, "--lang", language)
    assert (code, out) == (2, "") and len(err.splitlines()) == 1 and "--on" in err


def test_an_unknown_command_is_refused_with_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "decide")
    assert (code, out) == (2, "") and "usage" in err and "Traceback" not in err


def test_the_module_reads_a_case_from_standard_input() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "poci_desktop", "assess", "-", "--on", "2026-03-01", "--lang", "fr"],
        input=Path(MEETS).read_bytes(),
        capture_output=True,
        cwd=resource_dir().parent,
        check=False,
    )
    assert done.returncode == 0 and done.stderr == b""
    assert done.stdout.decode("utf-8").startswith("Critères satisfaits")


def test_the_command_line_never_loads_the_window() -> None:
    code = (
        "import sys; from poci_desktop.cli import main; code = main(['streams', '--on', '2026-03-01']); "
        "sys.exit(code or any(name.startswith(('PySide6', 'poci_desktop.ui')) for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=resource_dir().parent, check=False
    )
    assert done.returncode == 0
