"""What a customer sees of messages that were edited or recalled, and of quotes."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.shopper import shop, shopper

SLIP = "Her card ends in 4417."


def test_an_edited_message_reads_anew_where_it_stands(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.opens().asks("Hello")
        (room,) = desk.rooms()
        desk.picks_up(room)
        sent = desk.says(room, "Your bike is on our recal list.")
        maria.reads("recal list")
        desk.edits(room, sent, "Your bike is on our recall list.")
        maria.reads("Your bike is on our recall list. edited")
        assert len(maria.bubbles()) == 2


def test_a_recalled_message_is_gone_at_once_and_for_good(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.opens().asks("Hello")
        (room,) = desk.rooms()
        desk.picks_up(room)
        sent = desk.says(room, SLIP)
        answer = desk.says(room, "As I said.", quotes=sent)
        maria.reads("As I said.")
        assert desk.recalls(room, sent) in ("delivered", "seen")
        maria.reads("Message removed")
        assert [said.split("\n") for said in maria.bubbles()[1:]] == [
            ["Message removed"],
            ["Ines Duarte", "Message removed", "", "As I said."],
        ]
        desk.recalls(room, answer)
        maria.page.reload()
        maria.opens().reads("Message removed")
        assert SLIP not in maria.panel.locator("body").inner_text()
        assert maria.violations() == []


def test_a_quote_names_whose_words_it_repeats(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.opens().asks("Is the blue one there?")
        (room,) = desk.rooms()
        desk.picks_up(room)
        sent = desk.says(room, "Yes, since today.")
        desk.says(room, "Until six, that is.", "ines", sent)
        quote = maria.log.locator("blockquote")
        expect(quote).to_have_text("Ines DuarteYes, since today.")
        assert maria.violations() == []
