"""``pack show``: a stream of the rules as text a lawyer can proof-read. ``pack diff``: two packs compared."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import tomli

from poci_desktop.case_reader import StopError, read_case_file
from poci_desktop.cli.shared import day_and_language, language, load_rules
from poci_desktop.localizer import LANGUAGES, Localizer
from poci_desktop.paths import i18n_dir, resource_dir

if TYPE_CHECKING:
    from poci_desktop.cli.parser import Commands
    from poci_desktop.rules.pack import Pack
    from poci_desktop.rules.readers import Example


def add(commands: Commands, localizer: Localizer) -> None:
    """Add the command and its own sub-commands to the parser."""
    pack = commands.add_parser(
        "pack", localizer=localizer, help=localizer.text("the rules themselves, to proof-read them")
    )
    actions = pack.add_subparsers(required=True, metavar=localizer.text("ACTION"))
    _add_show(actions, localizer)
    _add_diff(actions, localizer)


def _add_show(actions: Commands, localizer: Localizer) -> None:
    show = actions.add_parser(
        "show",
        localizer=localizer,
        help=localizer.text("a whole stream in both languages, with its citations"),
    )
    show.add_argument(
        "stream", metavar=localizer.text("STREAM"), help=localizer.text("the id of a stream, as fw, or “all”")
    )
    day_and_language(show, localizer)
    show.set_defaults(run=_show)


def _show(options: argparse.Namespace, localizer: Localizer) -> int:
    from poci_desktop.interview.catalogue import load_catalogue
    from poci_desktop.report.pack_text import stream_text

    pack = load_rules()
    day = options.on or date.today()
    streams = [s for s in pack.streams if options.stream in (s.id, "all")]
    if not streams:
        raise StopError(
            localizer.text(
                "There is no stream “{name}”. The streams are {ids}.",
                name=options.stream,
                ids=", ".join(s.id for s in pack.streams),
            )
        )
    other = Localizer(next(code for code in LANGUAGES if code != localizer.language), i18n_dir())
    catalogue = load_catalogue(resource_dir() / "questions")
    both = (localizer, other)
    print("\n\n\n".join(stream_text(pack, stream, day, both, catalogue) for stream in streams))
    return 0


def _add_diff(actions: Commands, localizer: Localizer) -> None:
    diff = actions.add_parser(
        "diff",
        localizer=localizer,
        help=localizer.text("what changed between two packs, stream by stream, and whose verdict changes"),
    )
    diff.add_argument(
        "old", metavar=localizer.text("OLD"), type=Path, help=localizer.text("the folder of the old pack")
    )
    diff.add_argument(
        "new", metavar=localizer.text("NEW"), type=Path, help=localizer.text("the folder of the new pack")
    )
    language(diff, localizer)
    diff.add_argument("--format", choices=("text", "json"), default="text")
    diff.set_defaults(run=_diff)


def _diff(options: argparse.Namespace, localizer: Localizer) -> int:
    from poci_desktop.interview.catalogue import load_catalogue
    from poci_desktop.report.pack_diff import compare_packs, diff_json, diff_text
    from poci_desktop.rules.turned import differences

    old, new = (_read(folder, localizer) for folder in (options.old, options.new))
    catalogue = load_catalogue(resource_dir() / "questions")
    found = differences(old, new, bundled_examples(localizer))
    diff = compare_packs(old, new, found, localizer, catalogue)
    if options.format == "json":
        print(json.dumps(diff_json(diff), ensure_ascii=False, indent=2))
    else:
        print(diff_text(diff, localizer))
    return 0


def _read(folder: Path, localizer: Localizer) -> Pack:
    """A pack named on the command line; what is wrong with it is for whoever named it to correct."""
    from poci_desktop.rules.loader import load_pack
    from poci_desktop.rules.pack import PackError

    if not folder.is_dir():
        raise StopError(
            localizer.text("“{name}” is not a folder. Name the folder of a pack.", name=folder.name)
        )
    try:
        return load_pack(folder)
    except PackError as problem:
        raise StopError(localizer.text("{entry}: {label}", entry=folder.name, label=problem)) from None


def bundled_examples(localizer: Localizer) -> list[Example]:
    """The people the program ships with, each with the day judged."""
    from poci_desktop.rules.pack import Words
    from poci_desktop.rules.readers import Example

    folder = resource_dir() / "examples"
    with (folder / "index.toml").open("rb") as stream:
        listed = tomli.load(stream)["example"]
    return [
        Example(
            e["id"],
            Words(**e["title"]),
            e["stream"],
            read_case_file(str(folder / f"{e['id']}.json"), localizer),
            e["on"],
        )
        for e in listed
    ]
