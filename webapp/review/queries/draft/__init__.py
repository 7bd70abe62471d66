"""What a draft says, has said, and may come to say."""
