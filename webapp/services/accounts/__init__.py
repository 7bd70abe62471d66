"""People's accounts: where they are signed in, and how many guesses have failed."""
