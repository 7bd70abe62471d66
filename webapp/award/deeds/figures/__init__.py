"""What is done with key figures."""
