"""How one edition follows another: bridges between them, what differs, and a draft of the next."""
