"""The two panels beside a question: where one is in the topics, and what the streams look like so far."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from poci_desktop.interview.view import StreamLine, TopicView
from poci_desktop.localizer import N_, Localizer
from poci_desktop.ui import icons
from poci_desktop.ui.icons import Sign
from poci_desktop.ui.style import frame, hovered, scale_of, tokens_of
from poci_desktop.ui.widgets.boxes import Rule
from poci_desktop.ui.widgets.button import Button
from poci_desktop.ui.widgets.layouts import column, row
from poci_desktop.ui.widgets.text import Heading, Text, sized_font

_TOPIC_SIGNS = {
    "done": ("check", "met"),
    "current": ("right", "link"),
    "todo": ("dot", "soft"),
    "skipped": ("minus", "soft"),
}
_TOPIC_WORDS = {"done": N_("done"), "current": N_("you are here"), "todo": N_("to come")}


class Panel(QScrollArea):
    """A column of its own that scrolls when it must. ``closed`` is sent by Back while it is folded."""

    closed = Signal()

    def __init__(self, ground: str, width: int, margins: tuple[int, int, int, int]) -> None:
        super().__init__()
        self._ground, self._width, self._margins = ground, width, margins
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.folded = False
        self.body: QVBoxLayout
        self.title: Heading

    def fold(self, folded: bool) -> None:
        """Take the whole room of a page (folded away from the side) or a column's width."""
        self.folded = folded
        if folded:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16777215)
        else:
            self.setFixedWidth(round(self._width * min(scale_of(self), 1.3)))

    def sizeHint(self) -> QSize:
        return QSize(self._width, 400)

    def begin(self, loc: Localizer, title: str, *, strong: bool = False) -> None:
        """Start the panel again: its title, and a way back above it while it is folded."""
        before, inside = self.takeWidget(), _Ground(self._ground)
        if before is not None:
            before.hide()
            before.deleteLater()
        self.body = column(inside, spacing=2, margins=self._margins)
        if self.folded:
            back = Button(loc.text("Back"), "quiet", icon="left")
            back.setObjectName("panel back")
            back.clicked.connect(self.closed)
            self.body.addWidget(back)
            self.title = Heading(title, 1)
        else:
            self.title = Heading(title, 2, "ink" if strong else "soft", "h3" if strong else "tiny")
        self.body.addWidget(self.title)
        self.body.addSpacing(6)
        self.setWidget(inside)


class _Ground(QWidget):
    def __init__(self, ground: str) -> None:
        super().__init__()
        self._ground = ground

    def paintEvent(self, event):
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(getattr(tokens, self._ground)))
        if self._ground == "surface":
            painter.fillRect(QRectF(0, 0, 1, self.height()), QColor(tokens.rule))


class TopicButton(Button):
    """One topic of the progress list."""

    def __init__(self, topic: TopicView, words: str, name: str) -> None:
        self.topic = topic
        super().__init__(words, "quiet", icon="dot", name=name)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.setObjectName(f"topic {topic.id}")
        self.refit()

    def refit(self) -> None:
        """Take the size that goes with the text size."""
        self.setFont(sized_font("small", strong=self.topic.state == "current"))

    def paintEvent(self, event):
        painter = QPainter(self)
        tokens = tokens_of(self)
        sign, colour = _TOPIC_SIGNS.get(self.topic.state, _TOPIC_SIGNS["todo"])
        if self.topic.state == "current" or hovered(self):
            frame(painter, QRectF(self.rect()), tokens.wash, "", 0)
        side = self.fontMetrics().height() * 0.75
        spot = QRectF(10, (self.height() - side) / 2, side, side)
        icons.draw(painter, sign, spot, QColor(getattr(tokens, colour)), max(1.8, side * 0.14))
        ink = {"done": tokens.ink, "current": tokens.link}.get(self.topic.state, tokens.soft)
        painter.setPen(QColor(ink))
        room = self.rect().adjusted(round(side) + 26, 0, -8, 0)
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter), self.words)

    def _sign_room(self) -> int:
        return round(self.fontMetrics().height() * 0.75) + 18


class TopicsPanel(Panel):
    """The topics in their order; a topic can be opened at its first page."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__("paper", 232, (24, 22, 0, 12))
        self._shown: object = None

    def show_topics(self, topics: tuple[TopicView, ...], loc: Localizer) -> None:
        """Draw the list again when it changed."""
        wanted = (topics, loc.language, self.folded)
        if wanted == self._shown:
            return
        self._shown = wanted
        shown = [t for t in topics if t.state != "skipped"]
        place = next((i for i, t in enumerate(shown, 1) if t.state == "current"), 0)
        title = loc.text("Topic {n} of {total}", n=place, total=len(shown)) if place else loc.text("Topics")
        self.begin(loc, title)
        for topic in shown:
            state = loc.text(_TOPIC_WORDS.get(topic.state, _TOPIC_WORDS["todo"]))
            button = TopicButton(topic, topic.title, f"{topic.title} ({state})")
            button.clicked.connect(lambda _=False, page=topic.first_page: self.opened.emit(page))
            button.setEnabled(bool(topic.first_page))
            self.body.addWidget(button)
        self.body.addSpacing(10)
        check = Button(loc.text("Check your answers"), "quiet", icon="right", small=True)
        check.setObjectName("to check")
        check.clicked.connect(lambda: self.opened.emit("check"))
        self.body.addWidget(check)
        self.body.addStretch(1)


class StreamsPanel(Panel):
    """The streams as the answers stand. The intake most of them share is said once, above them."""

    def __init__(self) -> None:
        super().__init__("surface", 306, (22, 22, 20, 12))
        self._shown: object = None
        self._states: dict[str, str] = {}
        self._frame: object = None
        self._rows: list[StreamRow] = []

    def show_streams(self, streams: tuple[StreamLine, ...], loc: Localizer) -> str:
        """Draw the list again when it changed; what is new since the last time, in words to be spoken."""
        wanted = (streams, loc.language, self.folded)
        if wanted == self._shown:
            return ""
        self._shown = wanted
        states = {stream.id: stream.state for stream in streams}
        news = [s for s in streams if self._states and self._states.get(s.id) != s.state]
        self._states = states
        shared = _shared_intake(streams)
        alone = all(stream.intake == shared for stream in streams)
        shape = (tuple(s.id for s in streams), shared, alone, loc.language, self.folded)
        if shape == self._frame:  # the same rows: only what changed in them is written again
            for line, stream in zip(self._rows, streams, strict=True):
                line.show_stream(stream, loc, "" if stream.intake == shared else stream.intake)
        else:
            self._frame = shape
            self._draw(streams, shared, alone, loc)
        return ". ".join(f"{stream.name}, {stream.state_words}" for stream in news)

    def _draw(self, streams: tuple[StreamLine, ...], shared: str, alone: bool, loc: Localizer) -> None:
        self.begin(loc, loc.text("The streams, from your answers"))
        self._rows = []
        if shared:
            words = loc.text("For all of them: {intake}") if alone else loc.text("Unless noted: {intake}")
            self.body.addWidget(Text(words.format(intake=_inside(shared)), "tiny", "soft"))
        family = ""
        for place, stream in enumerate(streams):
            if place:
                self.body.addWidget(Rule())
            if stream.family not in ("", family):
                self.body.addWidget(Text(stream.family, "tiny", "soft"))
            family = stream.family
            self._rows.append(StreamRow())
            self._rows[-1].show_stream(stream, loc, "" if stream.intake == shared else stream.intake)
            self.body.addWidget(self._rows[-1])
        self.body.addStretch(1)


class StreamRow(QWidget):
    """One stream: sign, name, and why in a few words."""

    def __init__(self) -> None:
        super().__init__()
        self._sign, self._name, self._why = Sign("open"), Text("", "small"), Text("", "tiny", "soft")
        line = row(self, spacing=10, margins=(0, 3, 0, 3))
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=0)
        words.addWidget(self._name)
        words.addWidget(self._why)
        line.addLayout(words, 1)

    def show_stream(self, stream: StreamLine, loc: Localizer, intake: str) -> None:
        """Write a stream as it stands; ``intake`` where it is not the one all share."""
        self._sign.show_state(stream.state)
        self._name.setText(stream.name)
        # While answers are missing their number says more than the state's name; the sign is never alone.
        said = stream.detail if stream.state == "open" and stream.detail else stream.state_words
        if stream.detail and said != stream.detail:
            short = loc.text("Not met") if stream.state == "not_met" else said
            said = loc.text("{state}: {detail}", state=short, detail=_inside(stream.detail))
        parts = [part for part in (said, _inside(intake)) if part]
        self._why.setText(" · ".join(parts))


def _shared_intake(streams: tuple[StreamLine, ...]) -> str:
    """The intake that most streams share, "" when no two share one."""
    words, number = Counter(stream.intake for stream in streams).most_common(1)[0] if streams else ("", 0)
    return words if number > 1 else ""


def _inside(words: str) -> str:
    """Words as they stand inside a line: without the capital of a beginning, initials kept."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
