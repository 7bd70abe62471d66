"""What an evaluation remembers: seats, marks, texts, and what was fixed."""
