"""From the words for a place to its geometry, with its precision."""
