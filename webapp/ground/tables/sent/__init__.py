"""Tables that the worker reads, while their sender waits or sees how far they have come."""
