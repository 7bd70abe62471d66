"""Who evaluates whom, and what keeps somebody from it."""
