"""Two documents → what one made of the other."""
