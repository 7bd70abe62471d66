"""How templates and the stylesheet are laid out in lines: python -m tests.layout."""
