"""What the office sends: steps, dates, people, letters, tables."""
