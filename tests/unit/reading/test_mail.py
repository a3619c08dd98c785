"""Mails and mailboxes."""

from datetime import date
from pathlib import Path

import pytest

from geonews.reading import Overrides
from geonews.reading.archives import Limits

from .builders import FILES, FIRST, MARKUP, SECOND, TEXT, mail, mbox, pdf, zipped
from .reading import read_files

JANUARY_28 = date(2025, 1, 28)
PAGE_OF_PICTURES = b"\x89PNG\r\n\x1a\n"


def test_subject_and_date(tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {"a.eml": mail()}, overrides=Overrides(published=date(2020, 1, 1)))
    assert not errors
    article = articles["a.eml"]
    assert (article.title, article.published, article.outlet) == ("Goma airport taken", JANUARY_28, None)
    assert article.source_text == f"Goma airport taken\n\n{TEXT}"


def test_a_date_in_the_text_wins_over_the_day_it_was_sent(tmp_path: Path) -> None:
    text = f"Goma airport taken\n\nPublished 27 January 2025\n\n{TEXT}"
    articles, _ = read_files(tmp_path, {"a.eml": mail(text)})
    assert articles["a.eml"].published == date(2025, 1, 27)


@pytest.mark.parametrize("value", ["", "never", "Tue, 99 Foo 2025", "Tue, 28 Jan 99999 23:30:00 -0500"])
def test_a_date_that_is_none(value: str, tmp_path: Path) -> None:
    data = mail().replace(b"Date: Tue, 28 Jan 2025 23:30:00 -0500", b"Date: " + value.encode())
    articles, _ = read_files(tmp_path, {"a.eml": data})
    assert articles["a.eml"].published is None


def test_html_before_plain_text(tmp_path: Path) -> None:
    articles, _ = read_files(tmp_path, {"a.eml": mail("See this mail in a browser.", MARKUP)})
    assert articles["a.eml"].source_text == f"Goma airport taken\n\n{TEXT}"


def test_an_html_part_without_text_leaves_the_plain_one(tmp_path: Path) -> None:
    articles, _ = read_files(tmp_path, {"a.eml": mail(TEXT, "<html><body><img src='a'></body></html>")})
    assert articles["a.eml"].text.endswith(TEXT)


def test_headers_in_other_scripts_and_prefixes(tmp_path: Path) -> None:
    articles, _ = read_files(tmp_path, {"a.eml": mail(subject="Fwd: RE: Нияла взята, говорят жители города")})
    assert articles["a.eml"].title == "Нияла взята, говорят жители города"


@pytest.mark.parametrize(
    "top",
    [
        (
            "---------- Forwarded message ---------\nFrom: Lake Post\nDate: Mon, Jan 20, 2025 at 10:15 AM\n"
            "Subject: Goma surrounded\nTo: <list@lake.example>\n\n\n"
        ),
        (
            "Begin forwarded message:\n\nFrom: Lake Post\nSubject: Goma surrounded\n"
            "Date: 20 January 2025 at 10:15:00 GMT+1\nTo: list@lake.example\n\n"
        ),
        (
            "-----Original Message-----\nFrom: Lake Post\nSent: Monday, January 20, 2025 10:15 AM\nTo: list\n"
            "Subject: Goma surrounded\n\n"
        ),
    ],
)
@pytest.mark.parametrize("above", ["", "Have a look at this from Kyiv.\n\n"])
def test_a_forwarded_article_has_its_own_facts(top: str, above: str, tmp_path: Path) -> None:
    articles, _ = read_files(tmp_path, {"a.eml": mail(above + top + TEXT, subject="Fwd: Goma surrounded")})
    article = articles["a.eml"]
    assert (article.title, article.published) == ("Goma surrounded", date(2025, 1, 20))
    assert article.source_text == f"Goma surrounded\n\n{TEXT}"


def test_the_signature_is_not_the_article(tmp_path: Path) -> None:
    articles, _ = read_files(tmp_path, {"a.eml": mail(f"{TEXT}\n-- \nLake Post, Kigali\n")})
    assert articles["a.eml"].text.endswith(SECOND)


def test_attachments_that_can_be_read(tmp_path: Path) -> None:
    files = {
        "report.pdf": pdf(FIRST),
        "logo.png": PAGE_OF_PICTURES,
        "more.zip": zipped({"inner/b.txt": SECOND.encode()}),
        "../../evil.txt": FIRST.encode(),
        "broken.docx": b"PK\x03\x04",
    }
    articles, errors = read_files(tmp_path, {"a.eml": mail(attachments=files)})
    assert list(articles) == ["a.eml", "a.eml/report.pdf", "a.eml/more.zip/inner/b.txt", "a.eml/evil.txt"]
    assert list(errors) == ["a.eml/broken.docx"]


def test_a_mail_that_only_carries_a_file(tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {"a.eml": mail("\n", attachments={"b.txt": FIRST.encode()})})
    assert list(articles) == ["a.eml/b.txt"]
    assert not errors


def test_a_mail_in_a_mail(tmp_path: Path) -> None:
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    outer = EmailMessage()
    outer["Subject"] = "For you"
    outer.set_content("See the mail below.")
    outer.add_attachment(message_from_bytes(mail(), policy=policy.default))
    articles, errors = read_files(tmp_path, {"a.eml": outer.as_bytes()})
    assert not errors
    assert articles["a.eml/mail-1.eml"].published == JANUARY_28
    assert articles["a.eml/mail-1.eml"].text.endswith(TEXT)


def test_mails_in_mails_end(tmp_path: Path) -> None:
    data = mail()
    for _ in range(6):
        data = mail(attachments={"inner.eml": data})
    articles, errors = read_files(tmp_path, {"a.eml": data}, limits=Limits(depth=2))
    assert len(articles) == 3
    (line,) = errors.values()
    assert "2 archives or mails deep" in line


@pytest.mark.parametrize(
    "data",
    [
        mail("\n"),
        mail(None, attachments={"logo.png": PAGE_OF_PICTURES}),
        b"Subject: x\n\n",
        b"Subject: x\nContent-Type: multipart/mixed\n\n",
        b"\n\n\n",
    ],
)
def test_mails_without_text_are_one_line(data: bytes, tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {"a.eml": data})
    assert not articles
    assert "without text" in errors["a.eml"]


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: =?x?q?=ff?=\nContent-Type: text/plain; charset=none\n\nThe army took Goma.\n",
        b"Subject: \xff\xfe\nDate: \xff\n\nThe army took Goma.\n",
        b"Content-Type: text/plain; charset=utf-8\n\nThe army took Goma. \xff\n",
        b"Content-Transfer-Encoding: base64\n\nVGhlIGFybXkgdG9vayBHb21hL!\n",
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nThe army took Goma.\n',
        b"Content-Disposition: inline; filename*=utf-8''%ff%fe\n\nThe army took Goma.\n",
    ],
)
def test_odd_mails_are_read(data: bytes, tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {"a.eml": data, "good.txt": TEXT.encode()})
    assert "good.txt" in articles
    assert len(articles) + len(errors) == 2


def test_deep_parts_end(tmp_path: Path) -> None:
    data = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i) for i in range(3000))
    articles, errors = read_files(tmp_path, {"a.eml": data + b"\nThe army took Goma.\n", "good.txt": TEXT.encode()})
    assert "good.txt" in articles
    assert len(articles) + len(errors) == 2


def test_a_mailbox(tmp_path: Path) -> None:
    text = f"{FIRST}\n\nFrom Gao, the convoy left at dawn on the same day."
    box = mbox(mail(Message_ID="<1@lake.example>"), mail("\n"), mail(text), mail(Message_ID="<1@lake.example>"))
    articles, errors = read_files(tmp_path, {"a.mbox": box})
    assert list(articles) == ["a.mbox#1@lake.example", "a.mbox#3", "a.mbox#4"]
    assert list(errors) == ["a.mbox#2"]
    assert articles["a.mbox#3"].text.endswith("From Gao, the convoy left at dawn on the same day.")


def test_a_mailbox_without_mails(tmp_path: Path) -> None:
    _, errors = read_files(tmp_path, {"a.mbox": b"words\n"})
    assert "without mails" in errors["a.mbox"]


def test_a_mailbox_in_an_archive(tmp_path: Path) -> None:
    articles, _ = read_files(tmp_path, {"a.zip": zipped({"in.mbox": FILES["a.mbox"]})})
    assert list(articles) == ["a.zip/in.mbox#1"]
