"""What the jury sees of the nominees: its room, its pages, and what leaves for its workbook."""
