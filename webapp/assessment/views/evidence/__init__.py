"""Evidence at a question, as a municipality chooses it."""
