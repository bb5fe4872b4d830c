"""Where to save the PDF: the system's own dialog, without the traces Qt would leave in its settings."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QDir, QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

_GROUP = "FileDialog"


def keep_no_settings() -> None:
    """Qt's file dialog writes the last folder to its own settings file: give it one that keeps nothing."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def choose_file(parent: QWidget, title: str, name: str) -> str:
    """The path the person chooses for the PDF, "" when none."""
    before = _dialog_settings()
    chosen, _ = QFileDialog.getSaveFileName(parent, title, QDir(first_folder()).filePath(name), "PDF (*.pdf)")
    _put_back(before)
    return chosen


def first_folder() -> str:
    """The person's documents, else the home folder: Qt takes the working folder when one is not there."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if documents and QDir(documents).exists() else QDir.homePath()


def _dialog_settings() -> dict[str, object]:
    """What the dialog has in the registry, where the settings file cannot be redirected."""
    if sys.platform != "win32":
        return {}
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.beginGroup(_GROUP)
    return {key: settings.value(key) for key in settings.allKeys()}


def _put_back(before: dict[str, object]) -> None:
    if sys.platform != "win32":
        return
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.remove(_GROUP)
    settings.beginGroup(_GROUP)
    for key, value in before.items():
        settings.setValue(key, value)
