"""One entry for both uses: without arguments the window opens, with arguments the command line answers.

Imports stay inside the functions: the command line never loads Qt, and the sentence about a missing screen
needs nothing at all.
"""

import os
import sys
from collections.abc import Mapping, Sequence

from poci_desktop.paths import MissingFilesError

NO_SCREEN = (
    "No screen was found, so the window cannot open. Without a window, use for example:\n"
    "Aucun écran n’a été trouvé, la fenêtre ne peut pas s’ouvrir. Sans fenêtre, utilisez par exemple\u00a0:\n"
    "  {command} streams --on 2026-03-01\n"
    "  {command} assess CASE.json --lang fr"
)


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can open: on Linux, only with a display or a Qt platform chosen by hand."""
    if not platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 a failure, 2 something to correct first."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given and not has_screen(sys.platform, os.environ):
        print(NO_SCREEN.format(command=os.environ.get("POCI_COMMAND", "poci-desktop")), file=sys.stderr)
        return 2
    try:
        if given:
            from poci_desktop.cli import main as command_line

            return command_line(given)
        from poci_desktop.app import main as window

        return window()
    except MissingFilesError as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
