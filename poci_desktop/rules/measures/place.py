"""Places of Ontario as the pack's table knows them, and what follows from an occupation code."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from poci_desktop.rules.context import Context
from poci_desktop.rules.measures.amount import Amount
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.pack import Pack


def folded(text: str) -> str:
    """Lower case without accents, for comparing names typed by a person."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'").split())


def find_place(pack: Pack, text: str) -> Mapping[str, str] | None:
    """The row of ``places`` for an id or an unambiguous name in either language; None when there is none."""
    index = pack.cache.get("places")
    if index is None:
        index = pack.cache["places"] = _index(pack)
    found: Mapping[str, str] | None = index.get(text) or index.get(folded(text))
    return found


def _index(pack: Pack) -> dict[str, Mapping[str, str] | None]:
    index: dict[str, Mapping[str, str] | None] = {}
    for row in pack.tables["places"]:
        names = {folded(row["name_en"]), folded(row["name_fr"])}
        names |= {folded(alias) for alias in row.get("aliases", "").split("|") if alias}
        for name in names:
            known = index.get(name, row)
            same = known is row or (known is not None and known["cd_code"] == row["cd_code"])
            index[name] = known if same else None  # two places of one name in two divisions: not decided
    for row in pack.tables["places"]:
        index[row["id"]] = row
    return index


def teer(context: Context, settings: Mapping[str, Any]) -> Amount:
    """TEER category of a NOC code: its second digit. ``settings.fact`` names the code."""
    path = context.path(settings["fact"])
    code = context.known(settings["fact"])
    missing, unsure = context.gaps(settings["fact"])
    if code is None:
        return Amount("teer", 0, 0, 5, facts=(path,), open=missing, unsure=unsure)
    return Amount.exactly("teer", int(code[1]), facts=(path,))


QUANTITIES: dict[str, Quantity] = {"teer": teer}
MEASURES: dict[str, Measure] = {}
