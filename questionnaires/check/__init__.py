"""The rules an edition must keep, one sentence and one test each."""
