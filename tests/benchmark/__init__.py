"""The project's figures of time and memory: a table to read, never a pass or a failure."""
