"""What the office does with its round and those who take part."""
