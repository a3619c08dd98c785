"""`python -m geonews`."""

from geonews.cli import main

main()
