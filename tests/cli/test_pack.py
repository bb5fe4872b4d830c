"""``pack show`` prints a stream of the rules, or says in a sentence why it cannot."""

from __future__ import annotations

import pytest

from tests.cli.test_commands import run


def test_a_stream_is_printed_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "pack", "show", "mg", "--on", "2026-03-01", "--lang", "fr")
    assert (code, err) == (0, "")
    assert out.startswith("Volet Candidats étrangers titulaires d’une maîtrise\nMasters Graduate stream\n")
    code, out, err = run(capsys, "pack", "show", "mg", "--on", "2026-03-01")
    assert (code, err) == (0, "") and "Printed for 1 March 2026" in out.replace("\u00a0", " ")


def test_a_stream_that_does_not_exist_is_answered_with_those_that_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = run(capsys, "pack", "show", "FW2", "--lang", "fr")
    assert (code, out) == (2, "")
    assert "FW2" in err and "owp03, owp45, owpmd, fw, is, ids, mg, pg, hcp, fssw, st." in err


def test_a_day_before_the_rules_is_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "pack", "show", "owp03", "--on", "2026-06-24")
    assert code == 0
    assert out.startswith("The rules of that date are not in this program. Those of this stream begin on 25")


def test_all_prints_every_stream_of_the_pack(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "pack", "show", "all", "--on", "2026-09-01")
    assert (code, err) == (0, "")
    named = [
        line.split(":")[1].split(";")[0].strip() for line in out.splitlines() if line.startswith("Stream:")
    ]
    assert named == "owp03 owp45 owpmd fw is ids mg pg hcp fssw st".split()
