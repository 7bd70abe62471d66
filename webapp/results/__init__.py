"""What anybody may read: results, comparisons, good examples and reports."""
