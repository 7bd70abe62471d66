"""Letters: what they say, the outbox where they wait, and the way to the mail server."""
