"""Proofs about the rule pack: coverage of its criteria by the cases, and mutants of it that the cases must notice."""
