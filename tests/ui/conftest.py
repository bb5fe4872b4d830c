"""A window of its own for every test, over the real rules; Qt may not warn, and nothing may stay behind."""

import gc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from poci_desktop import paths
from poci_desktop.app import make_window, services
from poci_desktop.ui.context import Services
from poci_desktop.ui.window import Window
from tests.ui.drive import settle

TODAY = date(2026, 1, 15)


@pytest.fixture(scope="session")
def lent() -> Services:
    return services(paths.resource_dir(), paths.i18n_dir(), TODAY)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "result.pdf"


@pytest.fixture
def window(qapp: QApplication, lent: Services, pdf: Path, qtlog) -> Iterator[Window]:
    made = make_window(qapp, lent, choose_file=lambda *_: str(pdf))
    made.show()
    settle()
    yield made
    warnings = [record.message for record in qtlog.records]
    faults = made.navigator.faults
    made.context.forget()
    made.close()
    made.context.theme.choose("light")
    made.context.theme.set_scale(100)
    made.deleteLater()
    del made
    settle()
    gc.collect()
    settle()
    left = [w for w in QApplication.allWidgets() if isinstance(w, QWidget) and w.isVisible()]
    assert not left, left
    assert not warnings, warnings
    assert not faults, faults
