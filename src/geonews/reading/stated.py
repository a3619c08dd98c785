"""What an input states of its article beside the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Facts from markup, headers or a table beside the text. None states nothing."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None
    """ISO 639-1."""

    def over(self, other: Stated) -> Stated:
        """These facts, and those of `other` where these say nothing."""
        return Stated(
            title=self.title or other.title,
            outlet=self.outlet or other.outlet,
            url=web_address(self.url) or other.url,
            published=self.published or other.published,
            language=self.language or other.language,
        )


def web_address(url: str | None) -> str | None:
    """`url` when it is an http or https address with a host, else None."""
    if not url:
        return None
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    sound = parts.scheme.lower() in ("http", "https") and parts.netloc and not re.search(r"[\s\x00-\x1f\x7f]", url)
    return url if sound else None
