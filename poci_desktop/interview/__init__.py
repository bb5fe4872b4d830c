"""What to ask next: the questions and pages as data, and a headless session over them. No Qt, no clock."""
