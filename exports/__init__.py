"""Finished values in, files out: workbooks, charts and reports."""
