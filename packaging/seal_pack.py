"""Write the manifest of a rule pack: what its files are, byte for byte, and what the pack says of itself.

After every change of a rule file:  .venv/bin/python packaging/seal_pack.py
When a change of the law was checked:  … --sequence 2 --verified-to 2026-11-01 --review-by 2027-01-31

Without those words the manifest keeps the values it has.
"""

import argparse
import json
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from poci_desktop.rules.manifest import FORMAT, NAME, digest, names, sealed  # noqa: E402  the path comes first

PACK = ROOT / "resources" / "packs" / "oinp"
HEAD = {"sequence": 1, "verified_to": "", "review_by": "", "program": "0.1.0"}


def manifest_of(folder: Path, **new: Any) -> bytes:
    """The manifest the folder should have: the head of the one it has, the values of ``new`` over it, and
    the digests of the files as they are."""
    there = folder / NAME
    old = json.loads(there.read_bytes()) if there.is_file() else {}
    head = {name: new.get(name, old.get(name, value)) for name, value in HEAD.items()}
    if not (head["verified_to"] and head["review_by"]):
        raise SystemExit("A first manifest needs --verified-to and --review-by.")
    pack = tomllib.loads((folder / "pack.toml").read_text("utf-8"))["pack"]["id"]
    files = {name: digest((folder / name).read_bytes()) for name in names(folder)}
    return sealed({"pack": pack, "format": FORMAT, **head, "files": files})


def seal(folder: Path, **new: Any) -> None:
    """Write the manifest of the folder."""
    (folder / NAME).write_bytes(manifest_of(folder, **new))


def main(arguments: list[str]) -> int:
    """Seal one pack."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=PACK, help="if left out: the program's own")
    parser.add_argument("--sequence", type=int, help="rises with each change of the law")
    parser.add_argument("--verified-to", type=date.fromisoformat, help="the day to which it was checked")
    parser.add_argument("--review-by", type=date.fromisoformat, help="the last day that is recent enough")
    parser.add_argument("--program", help="the oldest version of the program that reads these rules")
    options = vars(parser.parse_args(arguments))
    folder = options.pop("folder")
    seal(folder, **{n: v if isinstance(v, int) else str(v) for n, v in options.items() if v is not None})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
