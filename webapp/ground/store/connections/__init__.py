"""Connections to the database: how long they live, and the copy that is only read."""
