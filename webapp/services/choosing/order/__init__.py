"""The order that private rankings make together: when it is closed, when it is shown, how steady it is."""
