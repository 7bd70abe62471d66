"""Conflicts of interest (jäv) that are computed: from ties, memberships, and who takes part in a round."""
