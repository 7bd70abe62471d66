"""Pages where one's own marks are taken home as a workbook, and brought back."""
