"""Rounds of the award: recipe, steps, dates, who takes part, and approval by two."""
