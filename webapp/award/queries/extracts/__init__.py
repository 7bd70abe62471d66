"""What is asked for applications and nominees to be taken along as tables."""
