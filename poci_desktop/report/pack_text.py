"""A stream of the rule pack as plain text in both languages, to be read beside the law."""

from __future__ import annotations

from datetime import date

from poci_desktop.localizer import Localizer
from poci_desktop.rules.pack import Pack, Stream


def stream_text(pack: Pack, stream: Stream, day: date, localizer: Localizer) -> str:
    """The stream with the edition in force on ``day``."""
    edition = stream.edition_on(day)
    if edition is None:
        return localizer.text("The rules of that date are not in this program.")
    return "\n".join((localizer.words(stream.name), localizer.words(edition.particular)))
