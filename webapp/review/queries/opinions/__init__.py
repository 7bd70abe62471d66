"""What municipalities say of their evaluations: each of its own, and what is told of all together."""
