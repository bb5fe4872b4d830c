"""Measures and quantities: named functions over facts, with parameters from the pack.

A *quantity* returns an :class:`Amount` to be compared with a parameter; a *measure* returns a finding of its
own (with parts that are criteria) where one number does not tell the story. Each module registers its
functions in ``QUANTITIES`` or ``MEASURES``; :mod:`poci_desktop.rules.measures.registry` joins them.
"""
