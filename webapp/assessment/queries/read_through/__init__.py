"""All answers of an assessment at once: to read through, to search among, and as others will read them."""
