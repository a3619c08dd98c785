"""Markup that is all article (a feed's item, a mail's body) as paragraphs."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "figcaption", "figure",
        "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section",
        "table", "tbody", "td", "th", "tr", "ul",
    )
)  # fmt: skip
_SKIPPED = frozenset(("head", "script", "style", "template", "title", "noscript", "svg", "form", "select"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_SPACES = re.compile(r"\s+")
_LOOSE = re.compile(r" *\n *")
_BREAKS = re.compile(r"\n{2,}")


def fragment_text(markup: str) -> str:
    """The text of `markup`: blocks as paragraphs, line breaks as lines, hidden parts left out. "" without any."""
    try:
        tree = lxml_html.document_fromstring(_DECLARATION.sub("", markup).replace("\x00", ""))
    except (etree.LxmlError, ValueError):
        return ""
    parts: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        block = element.tag in _BLOCKS
        if event == "start" and (element.tag in _SKIPPED or _HIDDEN.search(element.get("style") or "")):
            walk.skip_subtree()
        elif event == "start":
            parts.append("\n\n" if block else "\n" if element.tag == "br" else "")
            parts.append(_SPACES.sub(" ", element.text or ""))
        if event != "start":
            parts.append("\n\n" if block else "")
            parts.append(_SPACES.sub(" ", element.tail or ""))
    return _BREAKS.sub("\n\n", _LOOSE.sub("\n", "".join(parts))).strip()
