"""Turn news articles into offline maps of what was reported where."""
