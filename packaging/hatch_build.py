"""Build hook of the wheel: compiles every catalogue and ships it as `poci_desktop/_data/i18n`."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Compiled outside the tree, so that building never changes a clone."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues and add them to the files of the wheel."""
        sys.path.insert(0, str(Path(self.root) / "packaging"))
        from compile_catalogues import compile_all

        self._folder = tempfile.TemporaryDirectory(prefix="poci-catalogues-")
        compiled = Path(self._folder.name)
        for place in compile_all(Path(self.root) / "i18n", compiled):
            build_data["force_include"][str(compiled / place)] = f"poci_desktop/_data/i18n/{place.as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the compiled copies."""
        self._folder.cleanup()
