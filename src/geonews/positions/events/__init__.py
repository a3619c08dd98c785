"""Which words report an event, of which type, and by what means."""
