"""Help for each role, and a tour through the demo."""
