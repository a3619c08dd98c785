"""GeoNames feature codes as kinds of place (https://www.geonames.org/export/codes.html)."""

from __future__ import annotations

from geonews.vocabulary import PlaceKind

_BY_CODE: dict[str, PlaceKind] = {
    "ADM1": "adm1",
    "ADM1H": "adm1",
    "ADM2": "adm2",
    "ADM2H": "adm2",
    "ADM3": "adm2",
    "ADM4": "adm2",
    "ADM5": "adm2",
    "PPLX": "neighbourhood",
    "CMP": "camp",
    "CMPRF": "camp",
    "CMPREF": "camp",
    "CMPO": "camp",
    "PPLR": "city",
    "CNL": "river",
    "WAD": "river",
    "DAM": "facility",
    "BDRY": "border",
    "LND": "border",
    "MILB": "facility",
    "OILF": "facility",
    "CST": "region",
}
_BY_CLASS: dict[str, PlaceKind] = {
    "A": "region",
    "P": "city",
    "H": "region",
    "T": "region",
    "L": "region",
    "S": "facility",
    "R": "road",
    "V": "region",
    "U": "region",
}


def kind_of(feature_class: str, feature_code: str) -> PlaceKind:
    """The kind of place of a GeoNames feature class and code; an unknown class is a region."""
    if feature_code in _BY_CODE:
        return _BY_CODE[feature_code]
    if feature_class == "A" and feature_code.startswith("PCL"):
        return "country"
    if feature_class == "H" and feature_code.startswith(("STM", "CNL", "WAD")):
        return "river"
    return _BY_CLASS.get(feature_class, "region")
