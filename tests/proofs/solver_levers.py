"""Levers: every alternative of a pack can be made to fail, one at a time, in the evaluator and in the solver.

An *alternative* is a member of ``any`` or ``at_least``, a branch of ``switch``, ``when`` or ``setting``, one
entry of ``each``, or an operand that reads a figure. It is named ``CRITERION/PATH`` (``EDITION/PATH`` in a
stream's own tree). A criterion has a lever too, under its own name. The pack with levers behaves as the pack
does until one is pulled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from poci_desktop.rules import branches, nodes
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, leaf
from poci_desktop.rules.nodes import Node
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.truth import Truth


@dataclass(slots=True)
class Board:
    """Which lever is pulled, to what truth, and for which entry of a list; and what stood at each."""

    pulled: str = ""
    to: Truth = Truth.NOT_MET
    entry: int | None = None
    seen: dict[str, set[Truth]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lever:
    """A node that can be made to have another truth. ``node`` None: a branch that does not apply."""

    name: str
    node: Node | None
    board: Board

    @property
    def members(self) -> tuple[Node, ...]:
        """The members of the node, for whoever names the parts of an entry."""
        found: tuple[Node, ...] = getattr(self.node, "members", ())
        return found

    def evaluate(self, context: Context) -> Finding:
        board = self.board
        if board.pulled == self.name and board.entry in (None, context.entry):
            return leaf(board.to)
        found = nodes.N_A if self.node is None else self.node.evaluate(context)
        board.seen.setdefault(self.name, set()).add(found.truth)
        return found


def levered(pack: Pack) -> tuple[Pack, Board]:
    """The pack with a lever on every alternative and every criterion, and the board that pulls them."""
    board = Board()
    criteria = {
        name: replace(
            criterion,
            tests=tuple(
                (since, until, Lever(name, _inside(node, _dated(name, criterion.tests, i), board), board))
                for i, (since, until, node) in enumerate(criterion.tests)
            ),
        )
        for name, criterion in pack.criteria.items()
    }
    streams = tuple(
        replace(
            stream,
            editions=tuple(
                replace(e, eligibility=_inside(e.eligibility, e.id, board)) for e in stream.editions
            ),
        )
        for stream in pack.streams
    )
    return replace(pack, criteria=criteria, streams=streams), board


def _dated(name: str, tests: tuple[Any, ...], index: int) -> str:
    since = tests[index][0]
    return f"{name}@{since}" if len(tests) > 1 and since is not None else name


def _inside(node: Any, where: str, board: Board) -> Any:
    """The same node, with levers on the alternatives below it."""

    def down(child: Any, step: str) -> Any:
        return None if child is None else _inside(child, f"{where}/{step}", board)

    def lever(child: Any, step: str) -> Lever:
        return Lever(f"{where}/{step}", down(child, step), board)

    match node:
        case nodes.AnyOf():
            return replace(node, members=tuple(lever(m, f"any{i}") for i, m in _numbered(node.members)))
        case nodes.AtLeast():
            return replace(node, members=tuple(lever(m, f"of{i}") for i, m in _numbered(node.members)))
        case nodes.All():
            return replace(node, members=tuple(down(m, f"all{i}") for i, m in _numbered(node.members)))
        case nodes.Not():
            return replace(node, member=down(node.member, "not"))
        case branches.When():
            return replace(
                node,
                test=down(node.test, "when"),
                then=lever(node.then, "then"),
                otherwise=lever(node.otherwise, "otherwise"),
            )
        case branches.Switch():
            return replace(
                node,
                cases={key: lever(child, key) for key, child in node.cases.items()},
                other=None if node.other is None else lever(node.other, "other"),
                unknown=down(node.unknown, "unknown"),
            )
        case branches.Setting():
            return replace(node, cases={key: lever(child, key) for key, child in node.cases.items()})
        case branches.Each():
            return replace(node, test=lever(node.test, "entry"), keep=node.keep)
        case branches.Gate():
            members = tuple(down(m, f"all{i}") for i, m in _numbered(node.members))
            return replace(node, test=down(node.test, "gate"), members=members)
        case branches.Dated():
            return replace(node, test=down(node.test, "dated"), otherwise=down(node.otherwise, "before"))
        case branches.Beside():
            return replace(node, member=down(node.member, "beside"))
        case _:
            return node


def _numbered(members: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    """Members under the name of the criterion they point to, else by their place."""
    for index, member in enumerate(members, start=1):
        name = member.name if isinstance(member, branches.Ref) else str(index)
        yield f"({name})", member


def parameters_of(node: Any, known: Mapping[str, Any]) -> set[str]:
    """The figures a node names itself: its limit, its period, or what a measure's settings say."""
    named: set[str] = set()
    for operand in (getattr(node, "right", None), getattr(node, "months", None)):
        if operand is not None and operand.parameter:
            named.add(operand.parameter)
    if isinstance(node, branches.Measured):
        named |= {value for value in node.settings.values() if isinstance(value, str)}
    return named & set(known)
