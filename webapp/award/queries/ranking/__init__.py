"""How private rankings become one order."""
