"""Tarn Bikes, a shop that does not exist: its team, its directory, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass

PASSWORD = "tarn bikes demo"  # noqa: S105 - printed on the terminal, for a desk that is thrown away
MAIL = "tarnbikes.example"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the team.

    Args:
        name: the shown name; the first word names them in the script.
        role: a built-in role's id, or `COACH`.
        department: where they belong, or empty.
    """

    name: str
    role: str
    department: str = ""

    @property
    def first(self) -> str:
        """The name by which the script knows them."""
        return self.name.split()[0]

    @property
    def email(self) -> str:
        """What they sign in with."""
        return f"{self.first.lower()}@{MAIL}"


WORKSHOP, SALES = "Workshop", "Sales"
COACH = "Quality coach"
COACH_MAY = (
    "private_message.send",
    "private_message.send_closed",
    "enquiry.view_all",
    "enquiry.monitor",
    "report.view",
)

ADMINISTRATOR = Member("Tara Lindqvist", "administrator")
OTHERS = (
    Member("Ben Okafor", "supervisor", WORKSHOP),
    Member("Ines Duarte", "supervisor", SALES),
    Member("Ana Pereira", "agent", WORKSHOP),
    Member("Chi Nguyen", "agent", WORKSHOP),
    Member("Marek Novák", "agent", SALES),
    Member("Yuki Tanaka", "agent", SALES),
    Member("Priya Raman", COACH),
)
TEAM = (ADMINISTRATOR, *OTHERS)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the directory: who is offered it, and for how many seconds."""

    name: str
    intro: str
    department: str
    wait_s: int


REPAIRS, ORDERS, ADVICE, OTHER = "Repairs & workshop", "Orders & delivery", "Choosing a bike", "Something else"
DIRECTORY = (
    Entry(REPAIRS, "Book a service, ask about a repair", WORKSHOP, 24 * 3600),
    Entry(ORDERS, "Where is it, returns, invoices", SALES, 24 * 3600),
    Entry(ADVICE, "Sizes, test rides, what suits you", SALES, 300),
    Entry(OTHER, "Anything that fits nowhere else", "", 24 * 3600),
)
SYSTEMS = {"email": "Mail bridge", "phone": "Telephone line", "api": "Messenger bridge"}
GREETING = "Hello! Ask us anything about bikes, repairs and orders."
ACCENT = "#0F766E"
SHOP = "https://tarnbikes.example"
