"""The minutes of those who choose in a round, as a text with its checksum and as a document."""
