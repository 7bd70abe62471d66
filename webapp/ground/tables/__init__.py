"""Tables that come in: read in a process of their own, as rows of text."""
