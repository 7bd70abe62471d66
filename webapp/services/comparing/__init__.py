"""Fixed results beside each other: those that are printed, and those of announced rounds."""
