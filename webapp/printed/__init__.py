"""Evaluations in print: figures that were read in from files."""
