"""What the staff door is made of; `wiring` puts it together and hands it out."""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.files import Files
from backchannel.kernel.clock import Clock
from backchannel.live.tasks import Tasks
from backchannel.locks.health import Health
from backchannel.private.store import PrivateAccess
from backchannel.private.team.passwords import Passwords
from backchannel.private.team.sign_in import SignIn
from backchannel.public.store import PublicAccess
from backchannel.staff.assisting import AssistantAdmission
from backchannel.staff.exports import Exports
from backchannel.staff.heads_keeper import HeadsKeeper
from backchannel.staff.hearing import Hearing
from backchannel.staff.live import Live
from backchannel.staff.people import People
from backchannel.staff.projecting import Projecting
from backchannel.staff.readings import Readings
from backchannel.staff.session import Admission


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one staff door.

    Args:
        public: the way into the public store that public acts of staff take.
        private: the way into the private store.
        clock: the time that both go by.
        admission: who knocks.
        sign_in: how they come in.
        passwords: hashes and verifies.
        people: the names behind staff ids.
        live: how sockets hear of what was committed.
        projecting: carries public facts up.
        assistants: whose token a request carries, when it carries one.
        hearing: wakes those who wait for news.
        readings: writes down who reads closed enquiries.
        heads: keeps the audit chain's heads outside of the data folder.
        exports: makes what is downloaded of the report.
        public_files: files that customers and staff have.
        private_files: files that only staff have.
        most_file_bytes: the largest file that may be uploaded.
        flag_waits_s: the seconds after which a call for help is passed on.
        customer_url: where customers find their door, for the install snippet.
        health: what the processes of this desk found when they tried their locks.
    """

    public: PublicAccess
    private: PrivateAccess
    clock: Clock
    admission: Admission
    sign_in: SignIn
    passwords: Passwords
    people: People
    live: Live
    projecting: Projecting
    assistants: AssistantAdmission
    hearing: Hearing
    readings: Readings
    heads: HeadsKeeper
    exports: Exports
    public_files: Files
    private_files: Files
    most_file_bytes: int
    flag_waits_s: int
    customer_url: str
    health: Health


@dataclass(frozen=True, slots=True)
class SocketDesk:
    """What all sockets of this door share.

    Args:
        public: the way into the public store.
        private: the way into the private store.
        clock: the time that both go by.
        admission: who knocks.
        live: how sockets hear of what was committed.
        readings: writes down who reads closed enquiries.
        tasks: runs what takes a while.
    """

    public: PublicAccess
    private: PrivateAccess
    clock: Clock
    admission: Admission
    live: Live
    readings: Readings
    tasks: Tasks
