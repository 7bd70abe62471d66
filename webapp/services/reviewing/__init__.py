"""What evaluators write about areas, who reads the draft before it leaves them, and what it is answered."""
