"""What things cost, as ratios to bare references measured in the same run: `python -m tests.bench`."""
