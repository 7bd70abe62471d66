"""A workbook taken home and brought back: what it is about, its rows, and three ways compared."""
