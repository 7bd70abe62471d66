"""Pages of an evaluator's own: how strict one is beside others, and cases to train on."""
