"""The set-up behind `poci.py` names what is missing, in the reader's language."""

import ast
import re
from collections.abc import Iterator

import pytest

from bootstrap import system, words
from bootstrap.words import Sentence, say
from tests.house.tree import ROOT

SENTENCES = {name: value for name, value in vars(words).items() if isinstance(value, Sentence)}


@pytest.fixture(autouse=True)
def no_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    yield


@pytest.mark.parametrize("name", SENTENCES)
def test_both_languages_fill_the_same_places(name: str) -> None:
    places = re.compile(r"\{(\w+)\}")
    assert set(places.findall(SENTENCES[name].en)) == set(places.findall(SENTENCES[name].fr))


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "fr_CA.UTF-8", "LC_ALL": "en_CA"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
    ],
)
def test_the_set_up_speaks_the_language_of_the_machine(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert say(words.CHECKS_FAILED, names="x") == getattr(words.CHECKS_FAILED, language).format(names="x")


@pytest.mark.parametrize(
    ("session", "needed", "not_needed"),
    [
        ({"DISPLAY": ":0"}, "libxcb-cursor.so.0", "libwayland-client.so.0"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "libwayland-client.so.0", "libxcb-cursor.so.0"),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, "libEGL.so.1", "libxcb-cursor.so.0"),
        ({"QT_QPA_PLATFORM": "xcb"}, "libxcb-cursor.so.0", "libwayland-client.so.0"),
    ],
)
def test_only_the_libraries_of_the_session_are_asked_for(
    session: dict[str, str], needed: str, not_needed: str
) -> None:
    libraries = system.libraries_for(session)
    assert needed in libraries
    assert not_needed not in libraries


def test_a_library_that_cannot_be_loaded_is_named_with_its_package() -> None:
    assert system.missing({"libno-such-thing.so.9": "libno-such-thing9"}) == {
        "libno-such-thing.so.9": "libno-such-thing9"
    }


def test_the_first_file_can_be_read_by_the_pythons_it_turns_away() -> None:
    """No newer syntax than Python 3.4's, or an old Python would answer with a syntax error."""
    ast.parse((ROOT / "poci.py").read_text("utf-8"), feature_version=(3, 4))
