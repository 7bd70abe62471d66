"""What an operator asks of the service."""
