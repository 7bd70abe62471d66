"""The participants' contacts: who can be invited, and what became of the letters to each municipality."""
