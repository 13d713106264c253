"""Exports as orders: data that a serving process hands to a worker, which makes the file.

Making a file may take seconds of the processor. What customers are served by must not wait for that, so it happens in a
process of its own; an order holds all that it needs, and was admitted and written into the ledger before.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import msgspec

from backchannel.private.audit.heads import read_heads
from backchannel.private.audit.ledger_csv import ledger_csv
from backchannel.private.audit.pages import LedgerFilters
from backchannel.private.audit.verify import verify
from backchannel.private.desk.overview import Filters
from backchannel.private.reports.history import HistoryHead, history_lines
from backchannel.private.reports.history_csv import history_csv
from backchannel.private.reports.history_html import history_html
from backchannel.private.reports.history_json import history_json
from backchannel.private.reports.period import Period, zone
from backchannel.private.reports.table_csv import table_csv
from backchannel.private.store import PrivateAccess
from backchannel.public.store import PublicAccess

Form = Literal["html", "csv", "json"]
_HISTORIES = {"html": history_html, "csv": history_csv, "json": history_json}


class TableOrder(msgspec.Struct, frozen=True, tag="table"):
    """The rows of a period as CSV.

    Args:
        reach: the list that the reader's role reaches.
        period: when the enquiries began.
        filters: what narrows it.
        zone: the IANA name of the time zone that times are printed in.
    """

    reach: str
    period: Period
    filters: Filters
    zone: str


class HistoryOrder(msgspec.Struct, frozen=True, tag="history"):
    """The full chat history of one enquiry.

    Args:
        room: the enquiry's id.
        form: the kind of file.
        head: what stands above it.
    """

    room: str
    form: Form
    head: HistoryHead


class LedgerOrder(msgspec.Struct, frozen=True, tag="ledger"):
    """The ledger as CSV.

    Args:
        filters: what narrows it.
        zone: the IANA name of the time zone that times are printed in.
    """

    filters: LedgerFilters
    zone: str


class VerifyOrder(msgspec.Struct, frozen=True, tag="verify"):
    """Whether the ledger is whole: a `Verdict` as JSON.

    Args:
        heads: the file of kept heads.
    """

    heads: str


Order = TableOrder | HistoryOrder | LedgerOrder | VerifyOrder


def make(order: Order, public: PublicAccess, private: PrivateAccess) -> AsyncIterator[bytes]:
    """The ordered file, part by part.

    Args:
        order: what to make.
        public: a way into the public store that may read rooms.
        private: a way into the private store.
    """
    if isinstance(order, TableOrder):
        return table_csv(private, order.reach, order.period, order.filters, zone(order.zone))
    if isinstance(order, LedgerOrder):
        return ledger_csv(private, order.filters, zone(order.zone))
    if isinstance(order, VerifyOrder):
        return _verdict(private, Path(order.heads))
    return _HISTORIES[order.form](order.head, history_lines(public, private, order.room))


async def _verdict(private: PrivateAccess, heads: Path) -> AsyncIterator[bytes]:
    kept = read_heads(heads)
    yield msgspec.json.encode(await private.read(lambda rx: verify(rx, kept)))
