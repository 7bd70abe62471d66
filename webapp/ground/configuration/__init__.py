"""Every setting, and what settings must be for the service to be safe."""
