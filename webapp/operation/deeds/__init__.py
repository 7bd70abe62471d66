"""What an operator does: makes a backup, and restores one."""
