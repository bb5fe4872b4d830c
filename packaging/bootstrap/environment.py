"""The project's own virtual environment: made once, filled from a lock that pins every file by its hash.

A stamp inside the environment remembers the hash of what was installed: a second start only compares.
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from .system import last_lines, require_venv
from .words import (
    CATALOGUES_FAILED,
    INSTALLING,
    MAKING,
    NO_NETWORK,
    NO_WHEEL,
    PIP_FAILED,
    VENV_FAILED,
    WRONG_HASH,
    Sentence,
    SetupError,
    say,
)

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "packaging" / "locks"
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
_STAMP = FOLDER / "poci-setup.json"

# pip's words -> the sentence that explains them. The first match decides: a wrong hash matters more than
# a missing package, and "no matching distribution" also follows every network failure.
_PIP_CAUSES: tuple[tuple[tuple[str, ...], Sentence], ...] = (
    (("DO NOT MATCH THE HASHES",), WRONG_HASH),
    (
        (
            "Connection",
            "connection",
            "Max retries",
            "name resolution",
            "getaddrinfo",
            "timed out",
            "Network is unreachable",
        ),
        NO_NETWORK,
    ),
    (("No matching distribution", "not a supported wheel"), NO_WHEEL),
)


def ready(lock: str) -> None:
    """Bring the environment to what `lock` (`run` or `test`) pins, and compile the catalogues."""
    stamp = _read_stamp()
    if not _usable(stamp):
        print(say(MAKING, folder=FOLDER.name), flush=True)
        _make()
        stamp = {}
    wanted = _digest(LOCKS / f"{lock}.txt")
    if stamp.get(lock) != wanted:
        print(say(INSTALLING, lock=f"{lock}.txt"), flush=True)
        _install(LOCKS / f"{lock}.txt")
        stamp |= {lock: wanted, "python": _version_of_environment()}
        if lock == "test":  # it holds everything `run` does
            stamp["run"] = _digest(LOCKS / "run.txt")
        _write_stamp(stamp)
    catalogues = sorted((ROOT / "i18n").glob("*/LC_MESSAGES/*.po"))
    wanted = _digest(*catalogues)
    if stamp.get("catalogues") != wanted or not all(po.with_suffix(".mo").exists() for po in catalogues):
        _compile_catalogues()
        _write_stamp(stamp | {"catalogues": wanted})


def program_environment() -> dict[str, str]:
    """The variables the program runs with: it is imported from the clone, whatever the current folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "POCI_COMMAND": f"{command_line()} run"}


def command_line() -> str:
    """How this machine calls the set-up, for sentences that show a command."""
    return "py poci.py" if os.name == "nt" else "python3 poci.py"


def _usable(stamp: dict[str, str]) -> bool:
    """Whether an environment is there and its Python still starts with the version it was filled for."""
    if not PYTHON.exists():
        return False
    version = _version_of_environment()
    return version == stamp["python"] if "python" in stamp else version != ""


def _version_of_environment() -> str:
    """`3.12`, or nothing when that Python does not start (the system's Python was removed or replaced)."""
    question = "import sys; print('%d.%d' % sys.version_info[:2] if sys.version_info >= (3, 11) else '')"
    try:
        answer = subprocess.run(
            [PYTHON, "-I", "-S", "-c", question], text=True, capture_output=True, check=False
        )
    except OSError:
        return ""
    return answer.stdout.strip()


def _make() -> None:
    require_venv()
    try:
        # In a process of its own: a venv module that was installed a second ago is not visible to this one.
        done = subprocess.run(
            [sys.executable, "-m", "venv", "--clear", str(FOLDER)],
            text=True,
            errors="replace",
            capture_output=True,
        )
    except OSError as error:
        raise SetupError(say(VENV_FAILED, folder=FOLDER, reason=error)) from error
    if done.returncode != 0:
        raise SetupError(say(VENV_FAILED, folder=FOLDER, reason=last_lines(done.stdout + done.stderr)))


def _install(lock: Path) -> None:
    """Install exactly the lock: hashes required, ready-made packages only, nothing it does not name."""
    command: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
    ]
    command += [
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--no-deps",
        "--retries",
        "2",
        "--requirement",
        lock,
    ]
    environment = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")
    }
    done = subprocess.run(
        command,
        env=environment,
        text=True,
        errors="replace",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode == 0:
        return
    for words, sentence in _PIP_CAUSES:
        if any(word in done.stdout for word in words):
            raise SetupError(say(sentence, reason=last_lines(done.stdout)))
    raise SetupError(say(PIP_FAILED, reason=last_lines(done.stdout)))


def _compile_catalogues() -> None:
    command = [PYTHON, ROOT / "packaging" / "compile_catalogues.py"]
    done = subprocess.run(command, text=True, errors="replace", capture_output=True)
    if done.returncode != 0:
        raise SetupError(say(CATALOGUES_FAILED, reason=last_lines(done.stderr)))


def _digest(*files: Path) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.relative_to(ROOT).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _read_stamp() -> dict[str, str]:
    try:
        return dict(json.loads(_STAMP.read_text("utf-8")))
    except (OSError, ValueError):
        return {}


def _write_stamp(stamp: dict[str, str]) -> None:
    _STAMP.write_text(json.dumps(stamp, indent=1), "utf-8")
