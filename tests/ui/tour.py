"""Every page of the window, one after the other, for a person whose answers are known."""

from collections.abc import Iterator

from poci_desktop.facts.case import Case
from poci_desktop.ui.window import Window
from tests.ui.drive import press_named, settle


def enter(window: Window, language: str) -> None:
    """To the first question."""
    press_named(window.page, f"language {language}")
    press_named(window.page, "myself")
    press_named(window.page, "primary")


def every_page(window: Window, language: str, case: Case) -> Iterator[str]:
    """Show each page and tell its name."""
    yield "welcome"
    press_named(window.page, f"language {language}")
    yield "purpose"
    press_named(window.page, "helping")
    yield "before"
    press_named(window.page, "primary")
    session = window.context.session
    session.load(case)
    for page in session.pages():
        session.go_to(page)
        window.navigator.go("interview")
        settle()
        yield page
    for place in ("check", "results", "dates", "finish", "about", "clear"):
        session.go_to("check")
        window.navigator.go(place)
        settle()
        yield place
