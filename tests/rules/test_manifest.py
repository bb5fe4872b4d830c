"""A pack is read exactly as it was sealed, or not at all; the refusal names the file and what to do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poci_desktop import cli
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.manifest import NAME, names, read_manifest, sealed
from poci_desktop.rules.pack import PackError
from seal_pack import PACK, main, manifest_of, seal

FILES = [*names(PACK), NAME]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACK, tmp_path / "pack"))


def test_the_manifest_is_in_step_with_the_rules() -> None:
    assert (PACK / NAME).read_bytes() == manifest_of(PACK), (
        "The rule files were changed and not sealed again: run packaging/seal_pack.py "
        "(CONTRIBUTING.md, “Changing a rule”), and commit manifest.json with them."
    )


def test_the_head_of_the_pack_comes_from_the_manifest(copy: Path) -> None:
    words = ["--sequence", "9", "--verified-to", "2026-11-01", "--review-by", "2027-01-31"]
    assert main([str(copy), *words]) == 0
    pack = load_pack(copy)
    assert (pack.sequence, pack.verified_to, pack.review_by) == (9, date(2026, 11, 1), date(2027, 1, 31))
    (copy / "00_program.toml").write_bytes((copy / "00_program.toml").read_bytes() + b"# looked at\n")
    seal(copy)
    assert load_pack(copy).sequence == 9


def harmed(folder: Path, name: str, harm: str, place: int, mask: int) -> None:
    file = folder / name
    content = file.read_bytes()
    place %= len(content)
    if harm == "flip":
        file.write_bytes(content[:place] + bytes([content[place] ^ mask]) + content[place + 1 :])
    elif harm == "truncate":
        file.write_bytes(content[:place])
    elif harm == "remove":
        file.unlink()
    else:
        (folder / f"{name.removesuffix('.json')}{place}{'.toml' if '/' not in name else '.csv'}").write_bytes(
            b""
        )


@settings(max_examples=40)
@given(
    name=st.sampled_from(FILES),
    harm=st.sampled_from(["flip", "truncate", "remove", "add"]),
    place=st.integers(0, 10**6),
    mask=st.integers(1, 255),
)
def test_a_pack_that_is_not_as_it_was_sealed_is_refused(name: str, harm: str, place: int, mask: int) -> None:
    with TemporaryDirectory() as made:
        folder = Path(shutil.copytree(PACK, Path(made) / "pack"))
        harmed(folder, name, harm, place, mask)
        with pytest.raises(PackError) as refused:
            load_pack(folder)
    sentence = str(refused.value)
    assert name.removesuffix(".json") in sentence
    assert "install POCI Desktop again. / " in sentence and sentence.endswith("réinstallez POCI Desktop.")


def content_of(folder: Path, **new: object) -> bytes:
    found = read_manifest(folder)
    content = {
        "pack": found.pack,
        "format": found.format,
        "sequence": found.sequence,
        "verified_to": found.verified_to.isoformat(),
        "review_by": found.review_by.isoformat(),
        "program": found.program,
        "files": dict(found.files),
    }
    return sealed({**content, **new})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda f: content_of(f, pack="another"), "of “oinp-2024-2026”, their list is of “another”: install"),
        (
            lambda f: content_of(f, program="99.0.1"),
            "POCI Desktop 99.0.1 or newer: install that version.",
        ),
        (lambda f: content_of(f, program="0.10.0"), "need POCI Desktop 0.10.0 or newer"),
        (lambda f: content_of(f, program="99.0", format=7), "need POCI Desktop 99.0 or newer"),
        (lambda f: content_of(f, format=7), "“manifest.json”, has been damaged or changed: install"),
        (lambda f: content_of(f, program="soon"), "“manifest.json”, has been damaged or changed: install"),
        (lambda f: content_of(f, files=[]), "“manifest.json”, has been damaged or changed: install"),
        (lambda f: content_of(f, verified_to="yesterday"), "“manifest.json”, has been damaged"),
        (lambda f: sealed({"pack": "oinp-2024-2026"}), "“manifest.json”, has been damaged"),
        (lambda f: b"[1]\n", "“manifest.json”, has been damaged"),
        (lambda f: b"[" * 100_000, "“manifest.json”, has been damaged"),
        (lambda f: (f / NAME).read_bytes().replace(b"\n", b"\r\n"), "“manifest.json”, has been damaged"),
    ],
)
def test_a_manifest_that_does_not_serve_is_refused_in_words(
    copy: Path, content: Callable[[Path], bytes], said: str
) -> None:
    (copy / NAME).write_bytes(content(copy))
    with pytest.raises(PackError, match=r".+ / .+") as refused:
        load_pack(copy)
    assert said in str(refused.value)


def test_nothing_is_parsed_before_every_file_is_verified(copy: Path) -> None:
    (copy / "00_program.toml").write_text("this is = = no rule", "utf-8")
    (copy / "tables" / "wages.csv").unlink()
    with pytest.raises(PackError, match=r"tables/wages\.csv” is missing"):
        load_pack(copy)


def test_the_command_line_refuses_in_one_line(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (copy / "tables" / "noc.csv").write_bytes(b"code\n")
    monkeypatch.setattr(cli.shared, "resource_dir", lambda: copy.parent / "resources")
    (copy.parent / "resources" / "packs").mkdir(parents=True)
    copy.rename(copy.parent / "resources" / "packs" / "oinp")
    assert cli.main(["streams", "--on", "2026-03-01"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (
        "The rule file “tables/noc.csv” is not the one that was checked: install POCI Desktop again. / "
        "Le fichier de règles «\u00a0tables/noc.csv\u00a0» n’est pas celui qui a été vérifié\u00a0: "
        "réinstallez POCI Desktop.\n"
    )
