"""Where the program's own files are: rule packs, tables, fonts, templates and catalogues.

Installed from a wheel they live inside the package (`poci_desktop/_data`); in a clone they are the
repository's top-level folders. Both are plain folders: nothing is unpacked and nothing is written.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


class MissingFilesError(RuntimeError):
    """The installation is incomplete: a folder the program ships with is not there."""


def resource_dir() -> Path:
    """The folder of rule packs, reference tables, fonts, examples and the report template."""
    return _shipped_folder("resources")


def i18n_dir() -> Path:
    """The folder of the program's catalogues, `<language>/LC_MESSAGES/*.mo`."""
    return _shipped_folder("i18n")


def _shipped_folder(name: str) -> Path:
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise MissingFilesError(
        f"The program's “{name}” folder is missing: install POCI Desktop again. / "
        f"Le dossier «\u00a0{name}\u00a0» du programme est absent\u00a0: réinstallez POCI Desktop."
    )
