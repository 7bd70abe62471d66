"""The commands of whoever runs the service: what is in force, and whether all is as it should be."""
