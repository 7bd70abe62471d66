"""Public results as their summaries tell them: of a round, of a municipality, of all."""
