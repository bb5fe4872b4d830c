"""Compile i18n/<language>/LC_MESSAGES/*.po to .mo beside them. Run by the set-up with the project's own Python."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

I18N = Path(__file__).resolve().parent.parent / "i18n"


def compile_all(folder: Path) -> int:
    """Compile every catalogue under `folder` and return how many there were."""
    catalogues = sorted(folder.glob("*/LC_MESSAGES/*.po"))
    for po in catalogues:
        with po.open("rb") as text:
            catalogue = read_po(text)
        # Written whole, then moved into place: a program that starts meanwhile never reads half a catalogue.
        draft = po.with_suffix(".mo.new")
        with draft.open("wb") as compiled:
            write_mo(compiled, catalogue)
        draft.replace(po.with_suffix(".mo"))
    return len(catalogues)


if __name__ == "__main__":
    compile_all(I18N)
