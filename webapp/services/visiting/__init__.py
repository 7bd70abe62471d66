"""Before and during a visit: a plan of what to check, sources, interviews and what marks rest on."""
