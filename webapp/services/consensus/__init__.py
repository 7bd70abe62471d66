"""Two evaluators come to one view: who begins, who writes, what is alike, and how near they were."""
