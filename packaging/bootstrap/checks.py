"""The test command: every check in turn, one line each, then the tests; exit code 1 when any failed."""

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from .words import CHECKS_FAILED, say

# Name shown -> what the environment's Python is given.
CHECKS: Mapping[str, tuple[str, ...]] = {
    "ruff check": ("-m", "ruff", "check", "--quiet"),
    "ruff format": ("-m", "ruff", "format", "--check", "--quiet"),
    "mypy": ("-m", "mypy", "--no-error-summary"),
    "lint-imports": ("-c", "from importlinter.cli import lint_imports_command as check; check()"),
    "catalogues": ("packaging/check_catalogues.py",),
}


def run_checks(
    python: Path,
    root: Path,
    environment: Mapping[str, str],
    tests: Sequence[str] = (),
    *,
    long: bool = False,
) -> int:
    """Run all checks and all tests, or only `tests` (pytest's own arguments) when some are named.

    `long` takes Hypothesis's profile of that name (`tests/conftest.py`).
    """
    failed = (
        []
        if tests
        else [
            name
            for name, arguments in CHECKS.items()
            if not _passes(name, python, arguments, root, environment)
        ]
    )
    command = [str(python), "-m", "pytest", *(["--hypothesis-profile=long"] if long else []), *tests]
    code = subprocess.run(command, cwd=root, env=environment, check=False).returncode
    if failed:
        print(say(CHECKS_FAILED, names=", ".join(failed)), file=sys.stderr)
    return code or (1 if failed else 0)


def _passes(
    name: str, python: Path, arguments: Sequence[str], root: Path, environment: Mapping[str, str]
) -> bool:
    start = time.perf_counter()
    done = subprocess.run(
        [python, *arguments],
        cwd=root,
        env=environment,
        text=True,
        encoding="utf-8",
        errors="replace",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    passed = done.returncode == 0
    print(f"{name:.<16} {'ok' if passed else 'FAILED'} ({time.perf_counter() - start:.1f} s)", flush=True)
    if not passed:
        print(done.stdout.rstrip(), flush=True)
    return passed
