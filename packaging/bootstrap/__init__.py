"""What `poci.py` does before the program starts: environment, pinned packages, catalogues, system libraries.

Standard library only: nothing else is installed yet.
"""
