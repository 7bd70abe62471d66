"""The minutes of the jury and the nomination group: what is noted, what they will say, what is fixed."""
