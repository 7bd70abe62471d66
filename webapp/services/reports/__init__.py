"""The report of an evaluation: who reaches it, what it is told, what the pair writes in it."""
