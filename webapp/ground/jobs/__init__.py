"""Files that take long to make: each is a job of plain data, kept under the digest of what goes in."""
