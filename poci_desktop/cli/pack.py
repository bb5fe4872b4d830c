"""``pack show``: a stream of the rule pack as text a lawyer can proof-read."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from poci_desktop.case_reader import StopError
from poci_desktop.cli.shared import day_and_language, load_rules
from poci_desktop.localizer import LANGUAGES, Localizer
from poci_desktop.paths import i18n_dir, resource_dir

if TYPE_CHECKING:
    from poci_desktop.cli.shared import Commands


def add(commands: Commands, localizer: Localizer) -> None:
    """Add the command and its own sub-commands to the parser."""
    pack = commands.add_parser("pack", help=localizer.text("the rules themselves, to proof-read them"))
    actions = pack.add_subparsers(required=True, metavar="ACTION")
    _add_show(actions, localizer)


def _add_show(actions: Commands, localizer: Localizer) -> None:
    show = actions.add_parser(
        "show", help=localizer.text("a whole stream in both languages, with its citations")
    )
    show.add_argument("stream", metavar="STREAM", help=localizer.text("the id of a stream, as fw"))
    day_and_language(show, localizer)
    show.set_defaults(run=_show)


def _show(options: argparse.Namespace, localizer: Localizer) -> int:
    from poci_desktop.interview.catalogue import load_catalogue
    from poci_desktop.report.pack_text import stream_text

    pack = load_rules()
    day = options.on or date.today()
    stream = next((s for s in pack.streams if s.id == options.stream), None)
    if stream is None:
        raise StopError(
            localizer.text(
                "There is no stream “{name}”. The streams are {ids}.",
                name=options.stream,
                ids=", ".join(s.id for s in pack.streams),
            )
        )
    other = Localizer(next(code for code in LANGUAGES if code != localizer.language), i18n_dir())
    catalogue = load_catalogue(resource_dir() / "questions")
    print(stream_text(pack, stream, day, (localizer, other), catalogue))
    return 0
