"""Tables that people send: one function reads a file, in a process of its own that can take little."""
