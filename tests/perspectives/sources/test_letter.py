import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.sources import text
from perspectives.sources.letter import letter

HEAD = """\
Return-Path: <ann@example.org>
Received: from a.example.org
        by b.example.org; Sat, 2 Mar 2024 10:00:01 +0100
From: Ann Lee <ann@example.org>
To: town@example.org
Subject: =?utf-8?q?The_d=C3=A4m?=
Date: Sat, 2 Mar 2024 10:00:00 +0100
"""


def read(path, content):
    path.write_bytes(content.encode())
    article, problems = text.read(path)
    assert problems == ()
    return article


def test_the_head_of_an_e_mail_says_who_wrote_what_and_when(tmp_path):
    article = read(tmp_path / "a.txt", f"{HEAD}\nThe dam is open.\n\nAnn\n")
    assert (article.title, article.author, article.date) == ("The däm", "Ann Lee", "2024-03-02")
    assert article.text == "The dam is open.\n\nAnn\n"
    assert article.line == 9


def test_an_e_mail_out_of_a_mailbox_or_copied_from_a_screen_is_one(tmp_path):
    for content in (f"From ann@example.org Sat Mar 2\n{HEAD}\nWords\n", f"{HEAD}\n\nWords\n"):
        assert read(tmp_path / "a.txt", content).text == "Words\n"
    copied = "From: Ann Lee\nSent: Saturday 2 March\nTo: the town\nSubject: Water\n\nWords\n"
    article = read(tmp_path / "a.txt", copied)
    assert (article.title, article.author, article.date) == ("Water", "Ann Lee", None)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Content-Transfer-Encoding: quoted-printable\n", "The d=C3=A4m is =\nopen.\n"),
        ("Content-Transfer-Encoding: base64\n", "VGhlIGTDpG0gaXMgb3Blbi4=\n"),
    ],
)
def test_a_body_that_was_encoded_for_the_way_is_decoded(tmp_path, head, body):
    kind = 'Content-Type: text/plain; charset="utf-8"\n'
    article = read(tmp_path / "a.txt", f"{HEAD}MIME-Version: 1.0\n{kind}{head}\n{body}")
    assert article.text == "The däm is open.\n"


def test_of_several_bodies_the_plain_text_is_taken_and_a_page_is_read_as_one(tmp_path):
    kind = 'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="x"\n'
    plain = "--x\nContent-Type: text/plain\n\nThe dam is open.\n"
    page = "--x\nContent-Type: text/html\n\n<p>The <b>dam</b> is open.</p><script>no</script>\n"
    for parts in (plain + page, page):
        assert (
            read(tmp_path / "a.txt", f"{HEAD}{kind}\n{parts}--x--\n").text == "The dam is open.\n"
        )


@pytest.mark.parametrize(
    "content",
    [
        "ANNA: Good morning.\nBEN: Is it?\n\nANNA: It is.\n",
        "Subject: nothing\n\nOnly this.\n",
        "From: a place\nwithout any head\n",
        "From: nobody\nTo: nobody\n\nA line of a poem?\n",
    ],
)
def test_a_transcript_or_a_single_line_is_no_e_mail(tmp_path, content):
    assert read(tmp_path / "a.txt", content).text == content


@given(
    st.lists(
        st.sampled_from(
            ["From: ", "Subject: ", "Date: ", "Content-Type: ", "Content-Transfer-Encoding: "]
        )
        | st.sampled_from(
            ["multipart/mixed; boundary=", "base64", "=?utf-8?b?", "?=", "\n", "\n\n"]
        )
        | st.sampled_from(
            ["<", ">,", ";", '"', "text/html", "--", "x", "=", "é", "(", "99 Mar 2024"]
        )
    ).map("".join)
)
def test_whatever_stands_in_a_head_has_an_answer(content):
    found = letter(f"From: a\nSubject: b\n{content}")
    assert found is None or found.start == 0 or content.endswith(found.body)
