"""People: accounts, sign-in and invitations."""
