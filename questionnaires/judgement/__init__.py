"""What can be said of judgements: how far two agree, how self-assessments err, what to check first."""
