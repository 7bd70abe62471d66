"""What the pairs of evaluators do in the demo."""
