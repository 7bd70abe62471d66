"""A municipality's questions taken home as a workbook, and what a file that was brought back says."""
