"""The verbs of `poci.py`: run, test, bench.

Of the program itself, only “is there a screen?” is asked here: that module imports nothing else.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from poci_desktop.__main__ import has_screen

from .checks import run_checks
from .environment import PYTHON, ROOT, command_line, program_environment, ready
from .system import require_libraries
from .words import USAGE, SetupError, say

LONG = "--long"
_INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Do what the first word says, return the exit code; a set-up problem is one sentence and code 2."""
    # A console that cannot show « é » shows a substitute; it never stops the set-up.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    verb = _VERBS.get(arguments[0]) if arguments else None
    if verb is None:
        print(say(USAGE, command=command_line()))
        return 0 if arguments[:1] in ([], ["--help"], ["-h"], ["help"]) else 2
    try:
        return verb(list(arguments[1:]))
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return _INTERRUPTED


def run(arguments: list[str]) -> int:
    """Start the program: the window, or with arguments its command line."""
    ready("run")
    environment = program_environment()
    if not arguments and has_screen(sys.platform, environment):
        require_libraries(environment)
    # -P: a file of the person's folder is never taken for one of Python's own modules.
    return _call([PYTHON, "-P", "-m", "poci_desktop", *arguments], environment)


def test(arguments: list[str]) -> int:
    """Every check of the project; with arguments, pytest alone with those arguments.

    `--long` before or among them: more random people, and over 100,000 files.
    """
    tests = [argument for argument in arguments if argument != LONG]
    ready("test")
    environment = program_environment()
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    require_libraries(environment)
    return run_checks(PYTHON, ROOT, environment, tests, long=LONG in arguments)


def bench(arguments: list[str]) -> int:
    """Print the project's figures: time and memory, never a pass or a failure."""
    ready("test")
    environment = program_environment()
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    require_libraries(environment)
    return _call([PYTHON, "-m", "tests.benchmark", *arguments], environment, ROOT)


def _call(command: list[str | Path], environment: dict[str, str], folder: Path | None = None) -> int:
    code = subprocess.run(command, env=environment, cwd=folder, check=False).returncode
    return code if code >= 0 else 128 - code


_VERBS: dict[str, Callable[[list[str]], int]] = {"run": run, "test": test, "bench": bench}
