"""What leaves the house: one version everywhere, the commands of the README, a wheel that is complete."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import poci_desktop
from tests.house.tree import ROOT, files


def test_the_changelog_starts_with_the_version_of_the_program() -> None:
    newest = re.search(r"^## (\d+\.\d+\.\d+)\b", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest and newest[1] == poci_desktop.__version__


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    command = "python3 poci.py test"
    assert command in (ROOT / "README.md").read_text("utf-8")
    assert command in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


def test_the_wheel_carries_every_resource_and_every_compiled_catalogue(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        carried = set(wheel.namelist())
    for path in files():
        name = path.relative_to(ROOT)
        if name.parts[0] in ("resources", "i18n"):
            place = name.with_suffix(".mo") if name.suffix == ".po" else name
            assert name.suffix == ".pot" or f"poci_desktop/_data/{place.as_posix()}" in carried
        elif name.parts[0] == "poci_desktop":
            assert name.as_posix() in carried
