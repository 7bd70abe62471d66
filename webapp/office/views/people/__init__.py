"""The office's pages of its round's people."""
