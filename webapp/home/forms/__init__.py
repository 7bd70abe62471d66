"""What a person chooses on its first page and its municipality's page of people."""
