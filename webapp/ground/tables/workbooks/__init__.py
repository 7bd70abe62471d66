"""Workbooks (.xlsx): what is looked at before anything is built, and the sheet that is read."""
