"""Compile i18n/<language>/LC_MESSAGES/*.po to .mo: beside them in a clone, elsewhere for the wheel."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

I18N = Path(__file__).resolve().parent.parent / "i18n"


def compile_all(source: Path, target: Path) -> list[Path]:
    """Compile every catalogue of `source` into the same place under `target`; return the places."""
    places = []
    for po in sorted(source.glob("*/LC_MESSAGES/*.po")):
        place = po.relative_to(source).with_suffix(".mo")
        mo = target / place
        mo.parent.mkdir(parents=True, exist_ok=True)
        with po.open("rb") as text:
            catalogue = read_po(text)
        # Written whole, then moved into place: a program that starts meanwhile never reads half a catalogue.
        draft = mo.with_suffix(".mo.new")
        with draft.open("wb") as compiled:
            write_mo(compiled, catalogue)
        draft.replace(mo)
        places.append(place)
    return places


if __name__ == "__main__":
    compile_all(I18N, I18N)
