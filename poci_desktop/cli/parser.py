"""The parser of the command line, whose help and errors are in the language asked for."""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from poci_desktop.localizer import N_, Localizer

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["Parser"]

ERRORS = (
    (
        r"argument (?P<name>.+?): invalid choice: '(?P<text>.*)' \(choose from (?P<choices>.*)\)",
        N_("{name}: there is no “{text}”. Choose one of these: {choices}."),
    ),
    (r"argument (?P<name>.+?): expected one argument", N_("{name}: a value must follow it.")),
    (r"argument (?P<name>.+?): ignored explicit argument .*", N_("{name}: no value goes with it.")),
    (r"the following arguments are required: (?P<names>.*)", N_("This is missing: {names}.")),
    (r"unrecognized arguments: (?P<names>.*)", N_("This is not understood: {names}")),
    (
        r"ambiguous option: (?P<name>.+?) could match (?P<choices>.*)",
        N_("{name}: it could be any of these: {choices}."),
    ),
)
"""What the standard library finds wrong, and the sentence that says it."""
OTHER = N_("The command is not written as it should be.")


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one sentence and exit code 2, in the localizer's language."""

    def __init__(self, localizer: Localizer, **settings: Any) -> None:
        super().__init__(formatter_class=_formatter(localizer), add_help=False, **settings)
        self.localizer = localizer
        self._positionals.title = localizer.text("what to give")
        self._optionals.title = localizer.text("options")
        self.add_argument(
            "-h", "--help", action="help", help=localizer.text("show these explanations and stop")
        )

    def error(self, message: str) -> NoReturn:
        """One sentence after the usage; :class:`SystemExit` with code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self._sentence(message)}\n")

    def _sentence(self, message: str) -> str:
        for pattern, words in ERRORS:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                parts = {key: value.replace("'", "") for key, value in found.groupdict().items()}
                return self.localizer.text(words, **parts)
        return self.localizer.text(OTHER)


def _formatter(localizer: Localizer) -> type[argparse.HelpFormatter]:
    class Formatter(argparse.HelpFormatter):
        def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
            super().add_usage(usage, actions, groups, localizer.text("usage: ") if prefix is None else prefix)

    return Formatter
