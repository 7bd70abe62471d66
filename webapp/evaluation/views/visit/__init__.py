"""Pages before and during a visit: plan, sources, interviews and notes."""
