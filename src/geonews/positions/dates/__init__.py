"""When a report holds."""
