"""What a browser may send us, read into clean values; every fault with the field it stands beside."""
