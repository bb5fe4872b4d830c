"""The window as assistive technology meets it: the QAccessible tree, and what must hold on every page."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Node:
    """One visible node: role, words, level of a heading, whether it takes the focus."""

    role: QAccessible.Role
    name: str
    description: str
    level: int
    focusable: bool
    group: str
    widget: QWidget | None


def nodes(root: QWidget) -> list[Node]:
    """Every visible node below ``root`` in the order screen readers walk it."""
    interface = QAccessible.queryAccessibleInterface(root)
    return list(_walk(interface, ""))


def _walk(interface, group: str) -> Iterator[Node]:
    state = interface.state()
    if state.invisible:
        return
    role = interface.role()
    name = interface.text(QAccessible.Text.Name)
    attributes = interface.attributesInterface()
    level = 0
    if attributes is not None and QAccessible.Attribute.Level in attributes.attributeKeys():
        level = int(attributes.attributeValue(QAccessible.Attribute.Level))
    widget = interface.object()
    yield Node(
        role,
        name,
        interface.text(QAccessible.Text.Description),
        level,
        bool(state.focusable),
        group,
        widget if isinstance(widget, QWidget) else None,
    )
    inner = name if role == QAccessible.Role.Grouping else group
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child is not None:
            yield from _walk(child, inner)


def shortcomings(root: QWidget) -> list[str]:
    """What a page falls short of, one sentence each."""
    found = nodes(root)
    wrong = [
        f"takes the focus without a name: {n.widget!r}" for n in found if n.focusable and not n.name.strip()
    ]
    first = [n.name for n in found if n.role == QAccessible.Role.Heading and n.level == 1]
    if len(first) != 1:
        wrong.append(f"level-1 headings: {first}")
    levels = [n.level for n in found if n.role == QAccessible.Role.Heading]
    if any(level not in (1, 2, 3) for level in levels):
        wrong.append(f"a heading without a level: {levels}")
    names = Counter(n.name for n in found if n.focusable and n.role != QAccessible.Role.Heading)
    wrong += [f"{times} controls named {name!r}" for name, times in names.items() if times > 1]
    return wrong


def out_of_order(page: QWidget) -> list[str]:
    """Words of a page that screen readers meet before words that stand above them."""
    placed = []
    for node in nodes(page):
        if node.widget is not None and node.name and node.role != QAccessible.Role.Grouping:
            corner = node.widget.mapTo(page, node.widget.rect().topLeft())
            placed.append((corner.y(), corner.x(), node.name, node.widget))
    wrong = []
    for (top, _, name, widget), (later, left, follower, other) in pairwise(placed):
        if widget.isAncestorOf(other):
            continue
        beside = left > widget.mapTo(page, widget.rect().topRight()).x() - 4
        if later + other.height() <= top and not beside:
            wrong.append(f"{follower!r} comes after {name!r} and stands above it")
    return wrong
