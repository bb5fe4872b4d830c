"""The set-up's own sentences, in the language of the machine: one for each thing that can go wrong."""

import locale
import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Sentence:
    """The same sentence in English and in Canadian French; `{names}` are filled by `say`."""

    en: str
    fr: str


class SetupError(Exception):
    """The set-up cannot go on; the text is the sentence to show. Running again after mending it is safe."""


def machine_language() -> str:
    """`fr` when the machine speaks French, `en` otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "fr" if os.environ[name].lower().startswith("fr") else "en"
    return "fr" if (locale.getlocale()[0] or "").lower().startswith("fr") else "en"


def say(sentence: Sentence, **values: object) -> str:
    """The sentence in the machine's language, with its blanks filled."""
    words = sentence.fr if machine_language() == "fr" else sentence.en
    return words.format(**values)


USAGE = Sentence(
    "{command} run                 open the window\n"
    "{command} run streams         the streams on a date (--on 2026-03-01)\n"
    "{command} run assess CASE     assess a case file without a window (run --help for the rest)\n"
    "{command} test                every check of the project (test PATH: these tests)\n"
    "{command} test --long         the same, over more than 100,000 random files\n"
    "{command} bench               the figures of the benchmark",
    "{command} run                 ouvrir la fenêtre\n"
    "{command} run streams         les volets à une date (--on 2026-03-01)\n"
    "{command} run assess CAS      évaluer un fichier de cas sans fenêtre (run --help pour le reste)\n"
    "{command} test                toutes les vérifications du projet (test CHEMIN\u00a0: ces tests)\n"
    "{command} test --long         les mêmes, sur plus de 100\u00a0000 fichiers au hasard\n"
    "{command} bench               les chiffres du banc d’essai",
)
MAKING = Sentence(
    "Making the project’s own environment in {folder} (about a minute, the first time only)…",
    "Création de l’environnement du projet dans {folder} (environ une minute, la première fois seulement)…",
)
INSTALLING = Sentence(
    "Installing the pinned packages ({lock})…",
    "Installation des paquets épinglés ({lock})…",
)
NO_VENV = Sentence(
    "Python’s venv module is missing on this system: run “{command}”, then this command again.",
    "Le module venv de Python est absent de ce système\u00a0: exécutez «\u00a0{command}\u00a0», "
    "puis relancez cette commande.",
)
VENV_FAILED = Sentence(
    "The environment could not be made in {folder}: {reason}",
    "L’environnement n’a pas pu être créé dans {folder}\u00a0: {reason}",
)
NO_NETWORK = Sentence(
    "The packages could not be downloaded: check the network connection, then run this again.",
    "Les paquets n’ont pas pu être téléchargés\u00a0: vérifiez la connexion réseau, "
    "puis relancez cette commande.",
)
WRONG_HASH = Sentence(
    "A downloaded package is not the one the project pinned (its hash differs): not installed.\n{reason}",
    "Un paquet téléchargé n’est pas celui que le projet a épinglé (son empreinte diffère)\u00a0; "
    "il n’a pas été installé.\n{reason}",
)
NO_WHEEL = Sentence(
    "No ready-made package exists for this machine. Needed: Windows on x64, macOS 14, or Linux with "
    "glibc 2.34 (Debian 12, Ubuntu 22.04; on ARM processors glibc 2.39), and Python 3.11 to 3.14.\n{reason}",
    "Aucun paquet tout fait n’existe pour cette machine. Il faut Windows sur x64, macOS 14 ou Linux avec "
    "glibc 2.34 (Debian 12, Ubuntu 22.04; sur processeur ARM, glibc 2.39), et Python 3.11 à 3.14.\n{reason}",
)
PIP_FAILED = Sentence(
    "The packages could not be installed:\n{reason}",
    "Les paquets n’ont pas pu être installés\u00a0:\n{reason}",
)
CATALOGUES_FAILED = Sentence(
    "The catalogues of i18n could not be compiled:\n{reason}",
    "Les catalogues de i18n n’ont pas pu être compilés\u00a0:\n{reason}",
)
MISSING_LIBRARIES = Sentence(
    "The window needs system libraries that are missing ({names}): run “{command}”, then this command again.",
    "La fenêtre a besoin de bibliothèques du système qui manquent ({names})\u00a0: exécutez "
    "«\u00a0{command}\u00a0», puis relancez cette commande.",
)
MISSING_LIBRARIES_ELSEWHERE = Sentence(
    "The window needs system libraries that are missing: install {names} with your system’s package manager, "
    "then run this again.",
    "La fenêtre a besoin de bibliothèques du système qui manquent\u00a0: installez {names} avec le "
    "gestionnaire de paquets de votre système, puis relancez cette commande.",
)
INSTALLING_SYSTEM = Sentence(
    "Installing what the system lacks ({names})…", "Installation de ce qui manque au système ({names})…"
)
APT_FAILED = Sentence(
    "“{command}” did not succeed:\n{reason}", "«\u00a0{command}\u00a0» n’a pas réussi\u00a0:\n{reason}"
)
CHECKS_FAILED = Sentence("Not passed: {names}.", "N’ont pas réussi\u00a0: {names}.")
