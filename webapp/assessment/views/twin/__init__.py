"""Pages where the questions are taken home as a workbook, and brought back."""
