"""What is told to people, tried on invented countries and on real results: does it keep its promise."""
