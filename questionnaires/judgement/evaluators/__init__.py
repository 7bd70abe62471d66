"""Those who judge: how sure each is of a mark, how each uses the scale, and how strict each is."""
