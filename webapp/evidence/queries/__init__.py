"""What is asked about evidence; nothing is changed."""
