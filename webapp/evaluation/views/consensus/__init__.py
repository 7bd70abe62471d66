"""Pages round the table: agreed marks, who writes and who follows, minutes, and how near the marks were."""
