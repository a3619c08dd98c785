"""Which words place an event, and which event they place."""
