"""The manifest of a rule pack: which files belong to it, byte for byte, and what the pack says of itself.

It is checked at every load, before anything is parsed. It notices accidents: a damaged disk, a copy cut
short, an update that replaced half of the files or left an old one behind, a figure changed by hand. It does
not notice a forger: whoever changes a file can write a new manifest over it, for nothing here is signed.

The digests (SHA-256) are over the bytes as shipped, with LF at the end of a line on every system.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

import poci_desktop
from poci_desktop.rules.pack import PackError

NAME = "manifest.json"
FORMAT = 1
"""The form of the rule files that this program reads."""
PATTERNS = ("*.toml", "tables/*.csv")
"""The files of a pack: what the loader reads. Anything else in the folder is never opened."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """``sequence`` rises with each change; ``verified_to`` is the day to which the facts were checked and
    ``review_by`` the last day on which that is recent enough; ``program`` the oldest version that reads it.
    ``files`` maps names (``tables/noc.csv``) to digests.
    """

    pack: str
    format: int
    sequence: int
    verified_to: date
    review_by: date
    program: str
    files: Mapping[str, str]


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a pack, its own seal checked; :class:`PackError` when this program cannot trust it."""
    try:
        raw = (folder / NAME).read_bytes()
    except OSError:
        refuse(
            f"The list of the rule files, “{NAME}”, cannot be read",
            f"La liste des fichiers de règles, «\u00a0{NAME}\u00a0», ne peut pas être lue",
        )
    try:
        content = json.loads(raw)
        if raw != sealed({name: value for name, value in content.items() if name != "seal"}):
            raise ValueError(NAME)
        _check_version(content["program"])
        if content["format"] != FORMAT:
            raise ValueError(content["format"])
        return Manifest(
            content["pack"],
            content["format"],
            content["sequence"],
            date.fromisoformat(content["verified_to"]),
            date.fromisoformat(content["review_by"]),
            content["program"],
            dict(content["files"].items()),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        refuse(
            f"The list of the rule files, “{NAME}”, has been damaged or changed",
            f"La liste des fichiers de règles, «\u00a0{NAME}\u00a0», a été endommagée ou modifiée",
        )


def read_files(folder: Path, manifest: Manifest) -> dict[str, bytes]:
    """Every file of the pack in the order of the names, each exactly as the manifest has it.

    :class:`PackError` names the first file that is changed, missing or one too many.
    """
    there = names(folder)
    for name in manifest.files:
        if name not in there:
            refuse(
                f"The rule file “{name}” is missing", f"Le fichier de règles «\u00a0{name}\u00a0» est absent"
            )
    found: dict[str, bytes] = {}
    for name in there:
        if name not in manifest.files:
            refuse(
                f"The file “{name}” does not belong with the rules",
                f"Le fichier «\u00a0{name}\u00a0» n’appartient pas aux règles",
            )
        found[name] = (folder / name).read_bytes()
        if digest(found[name]) != manifest.files[name]:
            refuse(
                f"The rule file “{name}” is not the one that was checked",
                f"Le fichier de règles «\u00a0{name}\u00a0» n’est pas celui qui a été vérifié",
            )
    return found


def names(folder: Path) -> list[str]:
    """The files of the pack that are in the folder, sorted."""
    return sorted(
        file.relative_to(folder).as_posix() for pattern in PATTERNS for file in folder.glob(pattern)
    )


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return sha256(content).hexdigest()


def sealed(content: Mapping[str, Any]) -> bytes:
    """The manifest as it is written, with the digest of all the rest as its ``seal``: there is one way only,
    so that a byte changed anywhere is noticed."""
    return _written({**content, "seal": digest(_written(content))})


def _written(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _check_version(oldest: str) -> None:
    if _numbers(oldest) > _numbers(poci_desktop.__version__):
        raise PackError(
            f"These rules need POCI Desktop {oldest} or newer: install that version. / "
            f"Ces règles demandent POCI Desktop {oldest} ou une version plus récente\u00a0: "
            "installez cette version."
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


def refuse(english: str, french: str) -> NoReturn:
    """:class:`PackError`: what is wrong and what to do, in both languages: none may have been chosen yet."""
    raise PackError(
        f"{english}: install POCI Desktop again. / {french}\u00a0: réinstallez POCI Desktop."
    ) from None
