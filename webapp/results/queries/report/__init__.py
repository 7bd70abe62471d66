"""What a report is told, and whom it is for."""
