"""From a field of the session's page to the control that takes its answer."""

from __future__ import annotations

from poci_desktop.interview.view import FieldView
from poci_desktop.localizer import N_
from poci_desktop.ui.context import Context
from poci_desktop.ui.widgets.controls import ChoiceControl, NumberControl, SeveralControl, TextControl
from poci_desktop.ui.widgets.date_control import DateControl
from poci_desktop.ui.widgets.field import Control
from poci_desktop.ui.widgets.lookup import LookupControl

LOOKUPS = {
    "noc": N_("Type a job title in French or English, or a NOC code"),
    "place": N_("Type the name of the municipality"),
    "institution": N_("Type the name of the school"),
    "country": N_("Type the name of the country"),
}


def make_control(
    view: FieldView, context: Context, many: bool, dense: bool, *, hinted: bool = False, pairs: bool = False
) -> Control:
    """The control for a field. Among ``many`` fields its parts carry the field's name: none repeats.

    ``dense``: the page has much to show, so rows are lower; ``pairs``: so much that short rows stand two by
    two. ``hinted``: the page's own hint says what to type.
    """
    loc = context.loc
    named = view.label if many else ""
    suffix = f" ({view.label})" if many else ""
    if view.kind == "choice":
        return ChoiceControl(view, loc, suffix, dense=dense, pairs=pairs)
    if view.kind == "several":
        return SeveralControl(view, loc, suffix, dense=dense)
    if view.kind in ("date", "date_or_month"):
        return DateControl(view, loc, named)
    if view.kind in LOOKUPS:
        services, kind = context.services, view.kind
        return LookupControl(
            view,
            loc,
            lambda text, words: services.search(kind, text, words),
            lambda value, words: services.describe(kind, value, words),
            prompt=loc.text(LOOKUPS[kind]),
            named=named,
            hinted=hinted,
        )
    if view.kind in ("money", "number", "integer", "scores"):
        return NumberControl(view, loc, named)
    return TextControl(view, loc, named)
