"""How a round chooses: nominees by the nomination group, the winner by the jury; each ranks in private."""
