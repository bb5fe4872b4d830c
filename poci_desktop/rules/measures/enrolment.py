"""The exception for students who already work full-time in Ontario. Sheet 04, ``mg.not_enrolled``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.measures.work import fulltime_ontario_now
from poci_desktop.rules.nodes import Measure, Quantity


def fulltime(context: Context, settings: Mapping[str, Any]) -> Finding:
    """Thirty hours a week or more in Ontario on the reference day: the answer, or the jobs listed."""
    return fulltime_ontario_now(context)


QUANTITIES: dict[str, Quantity] = {}
MEASURES: dict[str, Measure] = {"work.fulltime_ontario_now": fulltime}
