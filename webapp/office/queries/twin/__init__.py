"""The participants taken home as a workbook to change, and what a file that was brought back says of them."""
