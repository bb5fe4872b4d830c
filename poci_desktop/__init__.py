"""POCI Desktop: are the published criteria of the eight OINP (POCI in French) streams met on a given date?

Importing the package does nothing else: no Qt, no Pydantic, no file is read. ARCHITECTURE.md shows the rooms.
"""

__version__ = "0.1.0"
