"""Who takes part: invitations, their redemption, and the people of a municipality and of a round."""
