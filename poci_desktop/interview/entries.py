"""Entries of lists inside a session: where a fact is asked, and keeping drafts in step with their entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from poci_desktop.interview.answers import RECORD
from poci_desktop.interview.drafts import is_empty
from poci_desktop.interview.path import CHECK, Stop, plain

if TYPE_CHECKING:
    from poci_desktop.interview.session import Session

_PAGE = re.compile(r"([a-z_]+)(?:\[(\d+)\])?(~planned)?")


def page_of(session: Session, path: str) -> str | None:
    """The id of the page where a fact (or a list) is asked; None when there is none."""
    base = path.split("#")[0]
    for page in session.catalogue.pages:
        if page.list == base:
            return page.id
    name = plain(base)
    for page in session.catalogue.pages:
        if name in page.facts:
            if not page.entry_of:
                return page.id
            entry = _entry(base, page.entry_of)
            if entry is None or entry >= session.sizes.get(page.entry_of, 0):
                return next(p.id for p in session.catalogue.pages if p.list == page.entry_of)
            return Stop(page, entry).id
    return page_of(session, RECORD) if base.startswith(f"{RECORD}.") else None


def stop_of(session: Session, page_id: str) -> Stop | None:
    """The place a page id names, asked or not; None for an id that leads nowhere."""
    found = _PAGE.fullmatch(page_id)
    if page_id == CHECK or found is None:
        return None
    page = next((p for p in session.catalogue.pages if p.id == found[1]), None)
    entry = None if found[2] is None else int(found[2])
    if page is None or bool(page.entry_of) != (entry is not None):
        return None
    if entry is not None and entry >= session.sizes.get(page.entry_of, 0):
        return None
    return Stop(page, entry, planned=bool(found[3]))


def is_blank(session: Session, stop: Stop) -> bool:
    """Whether nothing at all was typed in an entry."""
    start = f"{stop.page.entry_of}[{stop.entry}]"
    return all(is_empty(draft) for path, draft in session.drafts.items() if _belongs(path, start))


def shift(session: Session, list_path: str, removed: int) -> None:
    """Take out everything of an entry; what belongs to later entries moves up by one."""
    session.drafts = _shifted(session.drafts, list_path, removed)
    session.given = _shifted(session.given, list_path, removed)
    session.told = set()
    editors = [page.id for page in session.catalogue.pages if page.entry_of == list_path]
    session.done = {done for done in session.done if done.split("[")[0] not in editors}


def _shifted(values: dict[str, Any], list_path: str, removed: int) -> dict[str, Any]:
    found = {}
    for path, value in values.items():
        entry = _entry(path, list_path)
        if entry is None or entry < removed:
            found[path] = value
        elif entry > removed:
            found[path.replace(f"{list_path}[{entry}]", f"{list_path}[{entry - 1}]", 1)] = value
    return found


def _entry(path: str, list_path: str) -> int | None:
    if not path.startswith(f"{list_path}["):
        return None
    return int(path[len(list_path) + 1 :].split("]")[0])


def _belongs(path: str, start: str) -> bool:
    return path == start or path.startswith((f"{start}.", f"{start}#"))
