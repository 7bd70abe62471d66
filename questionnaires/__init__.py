"""What municipalities are asked, what it is worth, and how it is counted."""
