"""What a municipality of the demo has around its answers."""
