"""What stands around every page: the guard, the frame, the ways of writing, and the error pages."""
