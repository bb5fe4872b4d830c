"""Every fact as a question: its words in both languages, its values, and what may be answered beside a value.

The catalogue is data (``resources/questions/*.toml``): a file a topic, plus ``pages.toml`` (see
:mod:`poci_desktop.interview.pages`) and ``messages.toml``. A question's ``fact`` is the pattern of one fact
(``jobs[].noc``). A *part* is a piece of a fact that is itself a record (``fact.spouse_language.reading``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomli

from poci_desktop.interview.conditions import Condition, read_condition
from poci_desktop.interview.pages import EntryList, Page, read_list, read_page
from poci_desktop.rules.pack import Words

KINDS = (
    "choice", "several", "date", "date_or_month", "money", "number", "integer", "noc", "place", "institution",
    "country", "scores", "text",
)  # fmt: skip
TOPICS = (
    "situation", "job_offer", "employer", "work", "education", "languages", "express_entry", "money_family",
    "ties", "process",
)  # fmt: skip
WHO = ("applicant", "employer", "counsellor", "school")


class CatalogueError(Exception):
    """The questions cannot be used; the message is one sentence for the person at the screen."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a fact and the plain words for it."""

    value: str
    words: Words
    hint: Words | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One fact as it is asked.

    ``values`` are the enum's values; ``specials`` the words a typed fact accepts beside a value ("none",
    "current"); ``planned`` and ``dont_know`` say whether those answers are offered. ``factor`` turns the
    number typed into the unit stored (weeks typed, days stored: 7). ``part_of`` names the fact this is a
    piece of.
    """

    fact: str
    topic: str
    kind: str
    question: Words
    label: Words
    hint: Words | None
    unit: str
    values: tuple[Choice, ...]
    specials: tuple[Choice, ...]
    planned: bool
    dont_know: bool
    optional: bool
    who: tuple[str, ...]
    applies: Condition | None
    factor: int = 1
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All questions, pages, lists and messages."""

    questions: Mapping[str, Question]
    pages: tuple[Page, ...]
    lists: Mapping[str, EntryList]
    topics: Mapping[str, Words]
    messages: Mapping[str, Words]

    def question(self, pattern: str) -> Question:
        """The question of a fact pattern; :class:`CatalogueError` if there is none."""
        try:
            return self.questions[pattern]
        except KeyError:
            raise CatalogueError(f"There is no question for the fact {pattern}.") from None

    def page(self, page_id: str) -> Page:
        """A page by its id in the data; :class:`KeyError` if there is none."""
        for page in self.pages:
            if page.id == page_id:
                return page
        raise KeyError(page_id)

    def facts(self) -> Iterator[str]:
        """The patterns of whole facts, in the order of the files (parts of a fact left out)."""
        return (q.fact for q in self.questions.values() if not q.part_of)


def load_catalogue(folder: Path) -> Catalogue:
    """Read ``*.toml`` of ``folder``; :class:`CatalogueError` says what is wrong."""
    questions: dict[str, Question] = {}
    pages: list[Page] = []
    lists: dict[str, EntryList] = {}
    topics: dict[str, Words] = {}
    messages: dict[str, Words] = {}
    sets: dict[str, tuple[Choice, ...]] = {}
    try:
        contents = []
        for file in sorted(folder.glob("*.toml")):
            with file.open("rb") as stream:
                contents.append(tomli.load(stream, parse_float=Decimal))
        for content in contents:
            for name, values in content.get("sets", {}).items():
                sets[name] = _choices(values)
        for content in contents:
            for item in content.get("question", ()):
                if item["fact"] in questions:
                    raise CatalogueError(f"The fact {item['fact']} has two questions.")
                questions[item["fact"]] = _question(item, content.get("topic", ""), sets)
            pages += [read_page(item) for item in content.get("page", ())]
            lists |= {item["path"]: read_list(item) for item in content.get("list", ())}
            topics |= {name: words(item) for name, item in content.get("topics", {}).items()}
            messages |= {name: words(item) for name, item in content.get("messages", {}).items()}
    except (tomli.TOMLDecodeError, OSError, UnicodeDecodeError) as error:
        raise CatalogueError(f"The questions cannot be read: {error}.") from error
    except KeyError as error:
        raise CatalogueError(f"In the questions, the word {error} is missing.") from error
    if not questions:
        raise CatalogueError(f"There are no questions in the folder {folder.name}.")
    return Catalogue(questions, tuple(pages), lists, topics, messages)


def words(item: Mapping[str, Any]) -> Words:
    """The two languages of a table."""
    return Words(item["en"], item["fr"])


def _question(item: Mapping[str, Any], topic: str, sets: Mapping[str, tuple[Choice, ...]]) -> Question:
    fact = item["fact"]
    kind = item["kind"]
    if kind not in KINDS:
        raise CatalogueError(f"The question {fact} is of a kind that is not known: {kind}.")
    values = item.get("values", ())
    return Question(
        fact=fact,
        topic=topic,
        kind=kind,
        question=words(item["question"]),
        label=words(item["label"]),
        hint=words(item["hint"]) if "hint" in item else None,
        unit=item.get("unit", ""),
        values=sets[values] if isinstance(values, str) else _choices(values),
        specials=_choices(item.get("specials", ())),
        planned=bool(item.get("planned", False)),
        dont_know=bool(item.get("dont_know", True)),
        optional=bool(item.get("optional", False)),
        who=tuple(item.get("who", ("applicant",))),
        applies=read_condition(item["applies"]) if "applies" in item else None,
        factor=int(item.get("factor", 1)),
        part_of=item.get("part_of", ""),
    )


def _choices(values: Any) -> tuple[Choice, ...]:
    return tuple(Choice(v["value"], words(v), words(v["hint"]) if "hint" in v else None) for v in values)
