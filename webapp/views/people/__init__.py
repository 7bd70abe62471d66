"""Pages about who takes part: invitations, colleagues, a round's people, reminders and the outbox."""
