"""The award's office: its first officer, and how others come into a round's office and leave it."""
