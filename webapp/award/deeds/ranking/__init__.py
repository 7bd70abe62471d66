"""What members of a jury or nomination group do by themselves, and what closes it."""
