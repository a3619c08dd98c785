"""A person's decisions: what to ask, taking them, laying them over what was read, and telling of them."""
