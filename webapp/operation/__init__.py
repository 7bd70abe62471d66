"""Running the service: whether it is ready, its figures, its server and its logs."""
