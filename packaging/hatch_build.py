"""Build hook of the wheel: compiles every catalogue and ships it as `poci_desktop/_data/i18n`."""

import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Compiled outside the tree, so that building never changes a clone."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues and add them to the files of the wheel."""
        self._compiled = tempfile.TemporaryDirectory(prefix="poci-catalogues-")
        source = Path(self.root) / "i18n"
        for po in sorted(source.glob("*/LC_MESSAGES/*.po")):
            place = po.relative_to(source).with_suffix(".mo")
            mo = Path(self._compiled.name) / place
            mo.parent.mkdir(parents=True)
            with po.open("rb") as text, mo.open("wb") as compiled:
                write_mo(compiled, read_po(text))
            build_data["force_include"][str(mo)] = f"poci_desktop/_data/i18n/{place.as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the compiled copies."""
        self._compiled.cleanup()
