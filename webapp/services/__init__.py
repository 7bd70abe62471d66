"""What people do: one function a deed, named by a verb."""
