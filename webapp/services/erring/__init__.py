"""How self-assessments err: the usual adjustment, told only from five announced evaluations or more."""
