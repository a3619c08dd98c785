"""Small files of every format, built in memory."""

import gzip
import io
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from xml.sax.saxutils import escape

FIRST = "Fighters entered the airport of Goma on Monday, three residents said by telephone from the city."
SECOND = "The army said its troops had withdrawn to Minova, some 40 kilometres to the south-west of the city."
TEXT = f"{FIRST}\n\n{SECOND}"
MARKUP = f"<p>{FIRST}</p><p>{SECOND}</p>"
PAGE = (
    "<!DOCTYPE html><html><head><title>Goma airport taken</title></head><body><article>"
    f"<h1>Goma airport taken</h1>{MARKUP}</article></body></html>"
)


def zipped(files: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def mail(
    text: str | None = TEXT,
    markup: str | None = None,
    subject: str = "Goma airport taken",
    attachments: Mapping[str, bytes] | None = None,
    **headers: str,
) -> bytes:
    message = EmailMessage()
    message["From"] = "desk@lake.example"
    message["To"] = "reader@lake.example"
    message["Subject"] = subject
    for name, value in {"Date": "Tue, 28 Jan 2025 23:30:00 -0500", **headers}.items():
        message[name.replace("_", "-")] = value
    if text is not None:
        message.set_content(text)
    if markup is not None:
        if text is None:
            message.set_content(markup, subtype="html")
        else:
            message.add_alternative(markup, subtype="html")
    for name, data in (attachments or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def mbox(*mails: bytes) -> bytes:
    return b"".join(
        b"From desk@lake.example Tue Jan 28 23:30:00 2025\n" + m.replace(b"\nFrom ", b"\n>From ") + b"\n" for m in mails
    )


def mhtml(page: str = PAGE, address: str = "https://lake.example/goma") -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = address
    message["Subject"] = "Goma airport taken"
    message["Date"] = "Fri, 7 Feb 2025 10:00:00 +0000"
    message.set_content(page, subtype="html", cte="quoted-printable")
    message["Content-Location"] = address
    message.make_related()
    message.add_related(b"GIF89a", maintype="image", subtype="gif", cid="<a@b>")
    return message.as_bytes()


def item(number: int, content: str = MARKUP, date: str = "Tue, 28 Jan 2025 23:30:00 -0500", guid: str = "") -> str:
    return (
        f"<item><title>Goma airport taken {number}</title><link>https://lake.example/{number}</link>"
        f"<guid>{guid or f'lake-{number}'}</guid><pubDate>{date}</pubDate>"
        f"<description>Fighters entered the airport.</description>"
        f"<content:encoded>{escape(content)}</content:encoded></item>"
    )


def rss(*items: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Lake Post</title><language>en-us</language>{''.join(items)}</channel></rss>"
    ).encode()


_RELATIONS = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def docx(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p>{words}</w:p>" for words in paragraphs or (run(FIRST), run(SECOND)))
    main = (
        '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>"
    )
    return zipped({"[Content_Types].xml": _RELATIONS.encode(), "word/document.xml": main.encode()})


def run(text: str) -> str:
    return f"<w:r><w:t>{escape(text)}</w:t></w:r>"


def pdf(*pages: str, password: str | None = None) -> bytes:
    """A PDF with one line of Helvetica for each line of a page."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    font = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
        NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
    })  # fmt: skip
    for text in pages:
        page = writer.add_blank_page(width=595, height=842)
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        lines = "".join(f"({_escaped(line)}) Tj 0 -14 Td\n" for line in text.split("\n"))
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 11 Tf 50 780 Td\n{lines}ET".encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(content)
    if password is not None:
        writer.encrypt(password, owner_password="owner", algorithm="RC4-128")  # noqa: S106
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


FILES = {
    "a.txt": TEXT.encode(),
    "a.html": PAGE.encode(),
    "a.mhtml": mhtml(),
    "a.eml": mail(),
    "a.mbox": mbox(mail()),
    "a.rss": rss(item(1)),
    "a.docx": docx(),
    "a.pdf": pdf(f"{FIRST}\n{SECOND}"),
}
"""The same two sentences in every format."""
