"""Whose words a report is in, and through whom they came."""
