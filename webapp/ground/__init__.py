"""What every subject stands on: database, settings, fields, tables, mail, rights, the frame of a page."""
