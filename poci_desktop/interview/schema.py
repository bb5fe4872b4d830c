"""The JSON Schema of a case with the words of the questions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from poci_desktop.facts.schema import Description, case_schema
from poci_desktop.interview.catalogue import Catalogue, load_catalogue


def schema_of(catalogue: Catalogue) -> dict[str, Any]:
    """The schema of a case, each fact with its question in both languages and its unit."""
    words = {
        q.fact: Description(q.question.en, q.question.fr, "days" if q.factor != 1 else q.unit)
        for q in catalogue.questions.values()
    }
    words |= {
        path: Description(entry_list.question.en, entry_list.question.fr)
        for path, entry_list in catalogue.lists.items()
    }
    return case_schema(words)


def read_schema(resources: Path) -> dict[str, Any]:
    """The schema, from the questions in a folder of resources."""
    return schema_of(load_catalogue(resources / "questions"))
