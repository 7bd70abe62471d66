"""Rounds as data: made from a recipe, filled with participants, dated, followed and moved on."""
