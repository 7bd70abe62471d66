"""A municipality's own answers, from the first question to the hand-in, and its work together on them."""
