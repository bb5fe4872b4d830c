"""Tests that police the house's own rules."""
