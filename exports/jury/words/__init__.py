"""What stands beside the compass: the words of municipalities, evaluators and jury, key figures, sources."""
