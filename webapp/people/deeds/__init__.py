"""What changes who somebody is to the service."""
