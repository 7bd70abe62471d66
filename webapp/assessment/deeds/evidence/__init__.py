"""What a municipality does with evidence at a question."""
