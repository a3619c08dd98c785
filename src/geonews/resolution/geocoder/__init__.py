"""A geocoding service for names that no gazetteer knows. Nothing here runs unless the user names a service.

What leaves the machine is the name, the codes of the countries where it may lie and a box of whole multiples of five
degrees; never a sentence (`fallback`). What comes back is held against the article (`fit`) and kept on disk (`cache`).
"""

from geonews.resolution.geocoder.fallback import Fallback, Tally, open_geocoder

__all__ = ["Fallback", "Tally", "open_geocoder"]
