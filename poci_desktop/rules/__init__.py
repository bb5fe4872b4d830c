"""What the law asks.

Pure. Facts and a rule pack in, findings out; no clock, no Qt, no I/O but the pack loader.
"""
