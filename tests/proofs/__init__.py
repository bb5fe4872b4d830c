"""Proofs about the rule pack: criteria covered by the cases, and mutants that the cases must notice."""
