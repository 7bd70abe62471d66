"""The office of a round: its participants, steps, dates, people, reminders and letters."""
