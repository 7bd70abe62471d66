"""What stands around every page: its guard, its menu, its files and its faults."""
