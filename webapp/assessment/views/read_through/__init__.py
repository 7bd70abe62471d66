"""All answers on one page, to read before they are handed in."""
