"""One page in the words of one language: fields with what was typed, entries, errors, and why it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poci_desktop.interview import listing, why
from poci_desktop.interview.answers import BY
from poci_desktop.interview.catalogue import Question
from poci_desktop.interview.drafts import Wrong, read
from poci_desktop.interview.echo import echo
from poci_desktop.interview.near_trades import near_trades
from poci_desktop.interview.path import CHECK, Stop
from poci_desktop.interview.review import say
from poci_desktop.interview.submission import question_at, sentence
from poci_desktop.interview.view import FieldView, Option, PageView
from poci_desktop.localizer import Localizer
from poci_desktop.rules.pack import Words

if TYPE_CHECKING:
    from poci_desktop.interview.session import Session


def page_view(session: Session, localizer: Localizer) -> PageView:
    """The page shown."""
    stop = session.stop
    if stop is None:
        return _check_page(session, localizer)
    page = stop.page
    paths = session.fields(stop)
    questions = [question_at(session, path) for path in paths]
    alone = page.heading is None and len(questions) == 1
    heading, hint = page.heading, page.hint
    if stop.planned:
        heading = session.catalogue.messages["planned_by"]
    elif page.list and heading is None:
        heading = session.catalogue.lists[page.list].question
    elif heading is None and questions:
        heading = questions[0].question
    if alone and hint is None:
        hint = questions[0].hint
    return PageView(
        id=stop.id,
        kind="entries" if page.list else "entry" if page.entry_of else "questions",
        topic=page.topic,
        topic_title=localizer.words(session.catalogue.topics[page.topic]),
        heading="" if heading is None else localizer.words(heading),
        hint="" if hint is None else localizer.words(hint),
        fields=tuple(
            field_view(session, stop, path, question, localizer, hidden=hint if alone else None)
            for path, question in zip(paths, questions, strict=True)
        ),
        entries=listing.entries_view(session, page.list, localizer) if page.list else None,
        why=why.lines(session, (page.list,) if page.list else paths, localizer),
        errors=tuple((path, sentence(session, error, localizer)) for path, error in session.errors.items()),
        can_go_back=page is not session.catalogue.pages[0],
        returns_to_check=session.returns_to_check,
    )


def _check_page(session: Session, localizer: Localizer) -> PageView:
    messages = session.catalogue.messages
    return PageView(
        id=CHECK,
        kind="check",
        topic=CHECK,
        topic_title="",
        heading=localizer.words(messages["check_heading"]),
        hint=localizer.words(messages["check_hint"]),
    )


def _not_yet_in_law(session: Session) -> set[str]:
    """Streams of a later law: not offered as an answer for the application date given."""
    named = {result.stream.id for result in session.state.assessment.streams}
    return {stream.id for stream in session.pack.streams} - named


def field_view(
    session: Session,
    stop: Stop,
    path: str,
    question: Question,
    localizer: Localizer,
    hidden: Words | None = None,
) -> FieldView:
    """One field. ``hidden`` is a hint that already stands under the heading."""
    draft = session.drafts.get(path, "")
    chosen = question.kind in ("choice", "several")
    error = session.errors.get(path)
    general = "" if question.hint is None or question.hint is hidden else localizer.words(question.hint)
    beside = (_occupation(session, path, localizer), near_trades(session, path, localizer))
    hint = " ".join(words for words in (general, *beside) if words)
    without = {*stop.page.without, *_not_yet_in_law(session)} - {draft}
    shown = [choice for choice in question.values if choice.value not in without]
    options = [_option(choice.value, choice.words, choice.hint, localizer) for choice in shown]
    specials = [_option(choice.value, choice.words, choice.hint, localizer) for choice in question.specials]
    messages = session.catalogue.messages
    if question.planned:
        options.append(_option("planned", messages["planned"], None, localizer))
    if isinstance(draft, str) and draft.startswith("="):
        specials.append(Option(draft, _stored(session, question, draft, localizer)))
    if question.dont_know:
        specials.append(_option("unknown", messages["dont_know"], None, localizer))
    return FieldView(
        path=path,
        kind=question.kind,
        label=localizer.words(question.question if not path.endswith(BY) else question.label),
        hint=hint,
        draft=draft,
        options=(*options, *specials) if chosen else tuple(options),
        words=() if chosen else tuple(specials),
        unit=unit_words(question.unit, localizer),
        echo=echo(session, path, question, localizer),
        error="" if error is None else sentence(session, error, localizer),
        optional=question.optional,
    )


def _occupation(session: Session, path: str, localizer: Localizer) -> str:
    """The occupation whose duties are asked about, with its code; "" for other questions."""
    noc = session.given.get(f"{path.rpartition('.')[0]}.noc") if path.endswith(".duties_match") else None
    if not isinstance(noc, str):
        return ""
    words = localizer.words(session.catalogue.messages["occupation"])
    return words.format(occupation=session.names.occupation(noc, localizer.language))


def _option(value: str, words: Words, hint: Words | None, localizer: Localizer) -> Option:
    return Option(value, localizer.words(words), "" if hint is None else localizer.words(hint))


def _stored(session: Session, question: Question, draft: str, localizer: Localizer) -> str:
    value = read(question, draft, session.names.known)
    return draft[1:] if isinstance(value, Wrong) else say(session, question, value, localizer)


_UNITS = {
    "hours_week": ("hours a week", "heures par semaine"),
    "hours_year": ("hours a year", "heures par année"),
    "hours": ("hours", "heures"),
    "weeks": ("weeks", "semaines"),
    "months": ("months", "mois"),
    "days": ("days", "jours"),
    "years": ("years", "ans"),
    "people": ("people", "personnes"),
    "positions": ("positions", "postes"),
    "points": ("points", "points"),
    "percent": ("%", "%"),
    "money": ("$", "$"),
    "money_hour": ("$ an hour", "$ l’heure"),
    "money_year": ("$ a year", "$ par année"),
}


def unit_words(unit: str, localizer: Localizer) -> str:
    """The unit written beside a field; "" when there is none."""
    english, french = _UNITS.get(unit, ("", ""))
    return french if localizer.language == "fr" else english
