"""What has happened: an append-only list, and how it is told."""
