"""What the operating system must bring: libraries Qt loads (Linux only), and Debian's separate venv package.

The libraries are tried before Qt starts, because Qt's own answer to a missing one is an abort.
On Debian and Ubuntu, root installs what is missing; anybody else is told the exact command.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from .words import (
    APT_FAILED,
    INSTALLING_SYSTEM,
    MISSING_LIBRARIES,
    MISSING_LIBRARIES_ELSEWHERE,
    NO_VENV,
    SetupError,
    say,
)

# Library file -> Debian and Ubuntu package. Read from the headers of the Qt libraries and plugins.
# (libglib2.0-0 is libglib2.0-0t64 on the newest releases, which answers to the old name.)
ALWAYS: Mapping[str, str] = {
    "libstdc++.so.6": "libstdc++6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfreetype.so.6": "libfreetype6",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11: Mapping[str, str] = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
WAYLAND: Mapping[str, str] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def libraries_for(environment: Mapping[str, str]) -> dict[str, str]:
    """The libraries a window needs in this session, each with its Debian package."""
    needed = dict(ALWAYS)
    platform = environment.get("QT_QPA_PLATFORM", "")
    if platform.startswith("xcb") or (not platform and environment.get("DISPLAY")):
        needed.update(X11)
    elif platform.startswith("wayland") or (not platform and environment.get("WAYLAND_DISPLAY")):
        needed.update(WAYLAND)
    return needed


def missing(needed: Mapping[str, str]) -> dict[str, str]:
    """Those of the libraries that the system cannot load."""
    absent = {}
    for library, package in needed.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            absent[library] = package
    return absent


def require_libraries(environment: Mapping[str, str]) -> None:
    """Make sure Qt can start in this session, or raise the sentence that says what to do."""
    if not sys.platform.startswith("linux"):
        return
    absent = missing(libraries_for(environment))
    if not absent:
        return
    if not _has_apt():
        raise SetupError(say(MISSING_LIBRARIES_ELSEWHERE, names=", ".join(absent)))
    packages = sorted(set(absent.values()))
    if not _is_root():
        raise SetupError(say(MISSING_LIBRARIES, names=", ".join(absent), command=_apt_command(packages)))
    _apt_install(packages)
    absent = missing(libraries_for(environment))
    if absent:
        raise SetupError(say(MISSING_LIBRARIES_ELSEWHERE, names=", ".join(absent)))


def require_venv() -> None:
    """Make sure `python -m venv` works: Debian and Ubuntu ship half of it in a package of its own."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    packages = [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]
    if not (_has_apt() and _is_root()):
        raise SetupError(say(NO_VENV, command=_apt_command(packages)))
    _apt_install(packages)


def _has_apt() -> bool:
    return shutil.which("apt-get") is not None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _apt_command(packages: list[str]) -> str:
    prefix = "" if _is_root() else "sudo "
    return f"{prefix}apt-get install --no-install-recommends {' '.join(packages)}"


def _apt_install(packages: list[str]) -> None:
    """Install as root; if that fails, refresh the package lists (empty on a new machine) and try again."""
    print(say(INSTALLING_SYSTEM, names=", ".join(packages)), flush=True)
    install = ["install", "--yes", "--no-install-recommends", *packages]
    if _apt_get(install).returncode == 0:
        return
    _apt_get(["update"])
    second = _apt_get(install)
    if second.returncode != 0:
        raise SetupError(say(APT_FAILED, command=_apt_command(packages), reason=last_lines(second.stdout)))


def _apt_get(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["apt-get", "--quiet", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        text=True,
        errors="replace",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def last_lines(output: str, count: int = 12) -> str:
    """The end of a tool's output: enough to see the cause."""
    return "\n".join(output.strip().splitlines()[-count:])
