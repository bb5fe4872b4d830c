"""The compulsory trades near the occupation of a job, beside the question of its licence (sheet 08)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poci_desktop.interview.path import plain
from poci_desktop.localizer import Localizer

if TYPE_CHECKING:
    from poci_desktop.interview.session import Session

QUESTION = "jobs[].licence_required"


def near_trades(session: Session, path: str, localizer: Localizer) -> str:
    """A sentence that lists them, to help with the answer; "" for other questions and occupations.

    A trade whose official French name was not found keeps its English name.
    """
    if plain(path) != QUESTION:
        return ""
    noc = session.given.get(f"{path.rpartition('.')[0]}.noc")
    if not isinstance(noc, str):
        return ""
    from poci_desktop.reference.trades import shipped_trades

    trades = shipped_trades().near(noc)
    french = localizer.language == "fr"
    names = "; ".join((trade.name_fr if french else None) or trade.name_en for trade in trades)
    if not names:
        return ""
    return localizer.text("Compulsory trades near occupation {noc}: {list}.", noc=noc, list=names)
