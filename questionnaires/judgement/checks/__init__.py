"""What is checked: in which order, by which lot, and what nobody has checked."""
