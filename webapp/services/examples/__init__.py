"""Good examples and strengths that everybody may find: what there is, and the search in it."""
