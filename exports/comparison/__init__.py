"""Charts of several results: bars area by area, and one municipality over time."""
