"""Values of notes that are words of the pack in both languages (a level, a program, a stream)."""

from __future__ import annotations

from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Value


def named(context: Context, text: str) -> Value:
    """The pack's ``[[text]]`` of that id, as a value."""
    return Value("words", context.pack.texts[text])


def stream_named(context: Context, stream: str) -> Value:
    """The short name of a stream, as a value."""
    return Value("words", context.pack.stream(stream).short)
