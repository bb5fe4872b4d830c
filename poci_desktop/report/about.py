"""The page about the program: all that the leaflet of 2024 says, each figure with its year."""

from __future__ import annotations

from datetime import date

from poci_desktop.localizer import N_, Localizer
from poci_desktop.report.document import Section
from poci_desktop.report.reader_texts import free_help, numbered, said
from poci_desktop.report.sentences import capital
from poci_desktop.rules.pack import Pack, Stream

STATES = {
    "open": N_("Open."),
    "suspended": N_("Suspended since {date}."),
    "closed": N_("Closed since {date}."),
    "not_yet_open": N_("Not open yet."),
    "unknown": N_("Not verified since {date} whether it is open."),
}


def about_sections(pack: Pack, localizer: Localizer, today: date) -> tuple[Section, ...]:
    """What the program is and who decides last, the routes, the streams with their intake on ``today``, what
    follows a nomination, the figures with their year, what has changed since, this software, free help."""
    return (
        _plain(pack, "about.program", localizer),
        _plain(pack, "about.routes", localizer),
        Section(
            said(pack, "about.streams.title", localizer, date=localizer.date(today)),
            id="streams",
            terms=tuple(_stream(pack, stream, localizer, today) for stream in pack.streams_on(today)),
        ),
        _plain(pack, "about.nomination", localizer),
        Section(
            said(pack, "about.figures.title", localizer),
            id="figures",
            points=numbered(pack, "about.figures", localizer),
        ),
        Section(
            said(pack, "about.since.title", localizer),
            id="since",
            points=numbered(pack, "about.since", localizer),
        ),
        Section(
            said(pack, "about.software.title", localizer),
            id="software",
            paragraphs=tuple(
                text.format(date=localizer.date(pack.verified_to))
                for text in numbered(pack, "about.software", localizer)
            ),
        ),
        free_help(pack, localizer),
    )


def _plain(pack: Pack, name: str, localizer: Localizer) -> Section:
    return Section(
        said(pack, f"{name}.title", localizer),
        id=name.removeprefix("about."),
        paragraphs=numbered(pack, name, localizer),
    )


def _stream(pack: Pack, stream: Stream, localizer: Localizer, today: date) -> tuple[str, str]:
    """The stream's name, and its sentence with the intake state on the day."""
    change = stream.intake_on(today)
    words = STATES[change.state] if change else STATES["not_yet_open"]
    state = localizer.text(words, date=localizer.date(change.since) if change else "")
    about = capital(said(pack, f"about.stream.{stream.id}", localizer))
    return capital(localizer.words(stream.name)), f"{about} {state}"
