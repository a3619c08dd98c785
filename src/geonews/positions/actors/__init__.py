"""Who takes part in an event, and on which side of its verb."""
