"""What the office does with many participants at once, each with a page that shows it first."""
