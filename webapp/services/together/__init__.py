"""A municipality's people working together: handing out, guests, talk, certificates, last time."""
