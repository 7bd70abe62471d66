"""Evaluators: their seats, marks, agreement, visit, and the conflicts of interest that keep them away."""
