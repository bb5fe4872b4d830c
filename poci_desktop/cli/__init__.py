"""The same core without a window: ``assess``, ``streams``, ``pack``, ``schema``, ``self-test``.

Exit codes: 0 done; 1 a failure of the program or its files; 2 something in the request or the case file must
be corrected first (one sentence per problem, never a traceback).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from poci_desktop.case_reader import StopError
from poci_desktop.cli import assess, listing, pack
from poci_desktop.cli.parser import Parser
from poci_desktop.localizer import LANGUAGES, Localizer
from poci_desktop.paths import MissingFilesError, i18n_dir


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not be UTF-8: the sentences need accents
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        localizer = Localizer(_language_of(arguments), i18n_dir())
        options = _parser(localizer).parse_args(list(arguments))
        return int(options.run(options, localizer))
    except StopError as problem:
        print(problem, file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output has gone: nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MissingFilesError as problem:
        print(problem, file=sys.stderr)
        return 1
    except Exception as problem:  # the last line of defence: no traceback, and no answer in the message
        return _failed(problem)


def _failed(problem: Exception) -> int:
    from poci_desktop.interview.catalogue import CatalogueError
    from poci_desktop.rules.pack import PackError

    if isinstance(problem, (PackError, CatalogueError)):
        print(problem, file=sys.stderr)
        return 1
    trace = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    print(
        f"The program failed ({type(problem).__name__}, {place}). Please report this line. / "
        f"Le programme a échoué ({type(problem).__name__}, {place}). Veuillez signaler cette ligne.",
        file=sys.stderr,
    )
    return 1


def _language_of(arguments: Sequence[str]) -> str:
    """The language asked for, found before the arguments are read: their errors speak it too."""
    for before, argument in zip(("", *arguments), arguments, strict=False):
        name = argument.removeprefix("--lang=") if before != "--lang" else argument
        if (before == "--lang" or argument.startswith("--lang=")) and name in LANGUAGES:
            return name
    return "en"


def _parser(localizer: Localizer) -> argparse.ArgumentParser:
    parser = Parser(
        localizer,
        prog="poci-desktop",
        description=localizer.text(
            "Are the published criteria of the OINP (POCI) streams and categories met on a given date? "
            "Information, not a decision or legal advice. Without a command the window opens."
        ),
    )
    commands = parser.add_subparsers(required=True, metavar=localizer.text("COMMAND"))

    assess.add(commands, localizer)
    listing.add(commands, localizer)
    pack.add(commands, localizer)
    return parser
