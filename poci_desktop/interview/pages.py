"""Pages as data: which facts stand together, in which order, and when.

``resources/questions/pages.toml`` lists the pages in the authored order. A page with ``list`` shows the
entries of that list; the pages with ``entry_of`` edit one entry and follow it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from poci_desktop.interview.conditions import Condition, read_condition
from poci_desktop.rules.pack import Words


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``facts`` are patterns in the order shown.

    ``when``: ``matters`` (asked while one of its facts can still change a verdict or a step), ``always``,
    ``open`` (asked while one of its ``streams`` has not failed: facts that the rules take as usual when they
    were not asked), or ``request`` (only reached by name: facts that rank people but decide nothing).
    ``one_of`` are facts of which one answer is enough; ``without`` are values not offered here. Without a
    ``heading`` the first question is it.
    """

    id: str
    topic: str
    facts: tuple[str, ...]
    heading: Words | None
    hint: Words | None = None
    when: str = "matters"
    applies: Condition | None = None
    list: str = ""
    entry_of: str = ""
    one_of: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    streams: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryList:
    """A list of entries: the words of its page, its buttons and its entries."""

    path: str
    label: Words
    question: Words
    add: Words
    add_another: Words
    none: Words
    entry: Words
    optional: bool = False
    dont_know: bool = True


def read_page(item: Mapping[str, Any]) -> Page:
    """The page a table describes; :class:`KeyError` names a word that is missing."""
    return Page(
        id=item["id"],
        topic=item["topic"],
        facts=tuple(item.get("facts", ())),
        heading=_words(item["heading"]) if "heading" in item else None,
        hint=_words(item["hint"]) if "hint" in item else None,
        when=item.get("when", "matters"),
        applies=read_condition(item["applies"]) if "applies" in item else None,
        list=item.get("list", ""),
        entry_of=item.get("entry_of", ""),
        one_of=tuple(item.get("one_of", ())),
        without=tuple(item.get("without", ())),
        streams=tuple(item.get("streams", ())),
    )


def read_list(item: Mapping[str, Any]) -> EntryList:
    """The list a table describes; :class:`KeyError` names a word that is missing."""
    return EntryList(
        path=item["path"],
        label=_words(item["label"]),
        question=_words(item["question"]),
        add=_words(item["add"]),
        add_another=_words(item["add_another"]),
        none=_words(item["none"]),
        entry=_words(item["entry"]),
        optional=bool(item.get("optional", False)),
        dont_know=bool(item.get("dont_know", True)),
    )


def _words(item: Mapping[str, Any]) -> Words:
    return Words(item["en"], item["fr"])
