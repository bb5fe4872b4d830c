"""One start of the real window, in its own process: prints figures for the benchmark, one a line."""

from __future__ import annotations

import sys
from datetime import date
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from poci_desktop import paths
from poci_desktop.app import make_window, services


class FirstPaint(QObject):
    """Notes when the window has been painted for the first time."""

    painted_at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.painted_at:
            self.painted_at = perf_counter()
        return False


def peak_memory() -> float:
    """The most memory this process has held, in megabytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Start, answer a question several times, go to the results; print the figures."""
    app = QApplication([])
    window = make_window(app, services(paths.resource_dir(), paths.i18n_dir(), date(2026, 2, 24)))
    watcher = FirstPaint()
    window.installEventFilter(watcher)
    window.show()
    while not watcher.painted_at:
        app.processEvents()
    print(f"painted_at {watcher.painted_at}")

    from poci_desktop.case_reader import read_case_file

    session = window.context.session
    example = paths.resource_dir() / "examples" / "fw_meets.json"
    session.load(read_case_file(str(example), window.context.loc))
    taken = []
    for answer in ("no", "yes") * 6:
        session.go_to(session.page_of("offer.seasonal"))
        window.navigator.go("interview")
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pages gone, as in a running program
        start = perf_counter()
        session.put("offer.seasonal", answer)
        session.submit()
        window.navigator.go("interview")
        app.processEvents()
        taken.append((perf_counter() - start) * 1000)
    print(f"answer {median(taken)}")
    window.navigator.go("results")
    app.processEvents()
    print(f"memory {peak_memory()}")
    window.context.forget()


if __name__ == "__main__":
    main()
