"""What goes on at one question while it is answered."""
