"""What the office asks about its round; nothing here changes anything."""
