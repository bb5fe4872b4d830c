"""The bundled example people, as cases with the day they are judged on."""

import json
import tomllib
from dataclasses import dataclass
from datetime import date

from poci_desktop import paths
from poci_desktop.facts.case import Case


@dataclass(frozen=True)
class Example:
    """One example person: what they show of which stream, on which day."""

    id: str
    on: date
    stream: str
    criteria: str
    case: Case


def examples() -> dict[str, Example]:
    """Every bundled example by its id."""
    folder = paths.resource_dir() / "examples"
    index = tomllib.loads((folder / "index.toml").read_text("utf-8"))["example"]
    return {
        item["id"]: Example(
            item["id"],
            item["on"],
            item["stream"],
            item["criteria"],
            Case.model_validate(json.loads((folder / f"{item['id']}.json").read_text("utf-8"))),
        )
        for item in index
    }
