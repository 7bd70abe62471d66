"""What is shown beside the password, or instead of it: codes, and passkeys."""
