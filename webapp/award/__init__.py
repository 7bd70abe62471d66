"""How a round chooses: nominations, key figures, rankings, the jury and its honours."""
