"""When the program itself is at fault: what happened in a sentence, and a way on. Never a value typed."""

from __future__ import annotations

import traceback
from pathlib import Path

from poci_desktop.interview.catalogue import CatalogueError
from poci_desktop.paths import MissingFilesError
from poci_desktop.rules.pack import PackError
from poci_desktop.ui.context import Context
from poci_desktop.ui.pages.base import Page
from poci_desktop.ui.widgets.text import Text

_SPEAKING = (PackError, CatalogueError, MissingFilesError)
"""Faults whose own message is a sentence for the person at the screen."""


class ProblemPage(Page):
    """Says where the fault is, by file and line: the message of an unforeseen fault could hold an answer."""

    enter = ""
    centred = True

    def __init__(self, context: Context, fault: Exception) -> None:
        self._fault = fault
        super().__init__(context)

    def build(self) -> None:
        self.add_back()
        self.add_heading(
            self.text("The program met a problem"),
            self.text("Your answers are still here. Go back and try again, or start the program anew."),
        )
        if isinstance(self._fault, _SPEAKING):
            self.body.addWidget(Text(str(self._fault)))
        self.body.addWidget(
            Text(
                self.text("For whoever looks after the program: {where}", where=self._where()),
                "small",
                "soft",
            )
        )

    def _where(self) -> str:
        last = traceback.extract_tb(self._fault.__traceback__)[-1:]
        place = f" · {Path(last[0].filename).name}:{last[0].lineno}" if last else ""
        return f"{type(self._fault).__name__}{place}"
