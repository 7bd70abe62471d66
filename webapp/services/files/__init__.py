"""Files that are made from what is fixed: made once, kept, and handed out again."""
