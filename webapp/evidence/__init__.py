"""A municipality's register of evidence: files and links, and where each is used."""
