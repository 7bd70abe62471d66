"""A group's meeting about a municipality's own answers: votes by telephone, and what the meeting came to."""
