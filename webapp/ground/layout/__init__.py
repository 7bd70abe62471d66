"""How pages are written: a template whose line breaks are nothing, and a stylesheet in parts."""
