"""The demo's evaluations: marks, visit, texts, replies and report."""
