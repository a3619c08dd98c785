"""What Markdown holds that can be checked: commands in its blocks, links to files beside it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

_BLOCK = re.compile(r"^```(?:bash|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_HERE_DOCUMENT = re.compile(r"<<'(\w+)'\n.*?^\1$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def blocks(text: str) -> list[str]:
    """The blocks of shell commands."""
    return _BLOCK.findall(text)


def geonews_commands(text: str) -> Iterator[list[str]]:
    """The arguments of every `geonews …` in the blocks, as the shell would split them."""
    for block in blocks(text):
        for line in _HERE_DOCUMENT.sub("", block).splitlines():
            lexer = shlex.shlex(line.removeprefix("$ "), posix=True, punctuation_chars="|<>&;")
            lexer.commenters = "#"
            lexer.whitespace_split = True
            part: list[str] = []
            for word in [*lexer, ";"]:
                if set(word) <= set("|<>&;"):
                    if part and Path(part[0]).name == "geonews":
                        yield part[1:]
                    part = []
                else:
                    part.append(word)


def local_links(text: str) -> Iterator[str]:
    """Paths that links and pictures lead to, without those that stand in code."""
    for target in _LINK.findall(_CODE.sub("", text)):
        path = target.partition("#")[0]
        if path and not re.match(r"[a-z]+:", path):
            yield path
