"""What is likely: where evaluators would put an answer, an area or a total, and how sure that is.

Estimates are floats, since nothing is scored by them: points become floats in `evaluated.py` alone.
"""
