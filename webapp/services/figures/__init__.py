"""Key figures (nyckeltal) that nominate: read in, reckoned, shown, and what the nominated answer."""
