"""What the nomination group, the jury and the office do when a round chooses."""
