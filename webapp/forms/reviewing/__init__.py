"""What is sent about a draft: texts about areas, decisions, and a municipality's replies."""
