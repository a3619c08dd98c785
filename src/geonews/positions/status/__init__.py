"""How sure an event is said to be: the cues that govern it."""
