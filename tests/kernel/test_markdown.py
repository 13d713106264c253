"""Light Markdown in downloads: the same examples as in the workspace and the widget, and nothing else is ever HTML."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.kernel.markdown import html_of

CASES = json.loads((Path(__file__).parent / "markdown_cases.json").read_text(encoding="utf-8"))
TAGS = {"p", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote", "a"}


@pytest.mark.parametrize(("text", "html"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_an_example_is_drawn_as_everywhere(text: str, html: str) -> None:
    assert html_of(text).replace(' rel="noopener noreferrer nofollow"', "") == html


class Seen(HTMLParser):
    """What a browser would make of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs


MARKS = ["*", "**", "_", "`", "```", "> ", "- ", "1. ", "[", "](", ")", "\\", "\n", " ", "."]
WORDS = ["https://x.y", "www.z.w", "mailto:a", "javascript:", "<b>", "<script>", "&", '"', "'", "a", "@", "請"]
PIECES = st.sampled_from([*MARKS, *WORDS])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_nothing_becomes_html_but_the_marks(text: str) -> None:
    seen = Seen(html_of(text))
    assert seen.tags <= TAGS
    assert {name for name, _ in seen.attributes} <= {"href", "rel", "start"}
    for name, value in seen.attributes:
        assert name != "href" or re.match("(https?://|mailto:)", str(value), re.IGNORECASE)


@pytest.mark.parametrize("worst", ["*a ", "**a ", "_a ", "[a](", "`a", "*a **b ", ">", "www.)", "*a` "])
def test_the_longest_and_worst_text_takes_a_moment(worst: str) -> None:
    begun = perf_counter()
    html_of(worst * (8000 // len(worst)))
    assert perf_counter() - begun < 1
