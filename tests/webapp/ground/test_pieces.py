"""A page put together from pieces made once shows what each person wrote, and nothing of anybody else's."""

from __future__ import annotations

import pytest

from tests.support.form_posts import Post

HOSTILE = '</textarea><script>x</script> "&amp;" {{ 7 * 7 }}'
LINK = "https://exempelby.example/mal?a=1&b=2"


@pytest.mark.parametrize(
    ("text", "link", "note"),
    [
        ("", "", ""),
        ("Bara text.", "", ""),
        ("", LINK, "Målen, sidan 4"),
        (HOSTILE, LINK, HOSTILE),
    ],
    ids=["nothing", "text alone", "a link alone", "hostile"],
)
def test_what_was_written_stands_in_its_fields_however_a_page_is_put_together(small_world, text, link, note):
    post = Post(small_world, by_script=False)
    fields = {"text": text, "link:0:url": link, "link:0:note": note}
    for name, typed in fields.items():
        post.form[f"{post.question.id}:{name}"] = typed
    assert post.send().status_code == 302

    pages = [post.browser.page(post.page) for _ in range(2)]

    for page in pages:
        assert {name: page.value(f"{post.question.id}:{name}") for name in fields} == fields


def test_pieces_that_one_text_stood_between_show_the_next_one(small_world):
    seen = []
    for text in ("Så gjorde vi då.", "Så gör vi nu."):
        post = Post(small_world, by_script=False)
        post.form[f"{post.question.id}:text"] = text
        assert post.send().status_code == 302
        seen.append(post.browser.page(post.page).value(f"{post.question.id}:text"))

    assert seen == ["Så gjorde vi då.", "Så gör vi nu."]
