"""The files themselves: known by content, looked at, kept and handed out."""
