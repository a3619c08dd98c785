"""What a map page carries, read back for tests."""

from __future__ import annotations

import re
from typing import Any

from geonews.maps.columns import read_block, unpack

TABLES = ("articles", "reports", "places")
_BLOCK = re.compile(r'<script type="application/gzip\+base64" id="geonews-data">([A-Za-z0-9+/=]*)</script>')


def data_of(html: str) -> dict[str, Any]:
    """The data of a page, its tables as rows."""
    found = _BLOCK.search(html)
    assert found is not None
    read = read_block(found[1])
    return read | {name: unpack(read[name]) for name in TABLES}
