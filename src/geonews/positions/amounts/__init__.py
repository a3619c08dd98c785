"""How many: of a force, and of the killed and wounded."""
