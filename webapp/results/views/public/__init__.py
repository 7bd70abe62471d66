"""Public results: a round, a municipality, the table of all, their files, and what a data portal harvests."""
