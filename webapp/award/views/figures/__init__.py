"""Pages of key figures for the nominated municipality and the jury."""
