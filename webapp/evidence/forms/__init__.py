"""What a browser sends about evidence, read."""
