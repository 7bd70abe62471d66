"""Places, declarations and reasons as a browser sends them."""
