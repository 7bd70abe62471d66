"""The second factor: begun, used at sign-in, ended, and reset by somebody else."""
