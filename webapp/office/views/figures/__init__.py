"""The office's pages of key figures."""
