"""Which package belongs to which side. The import contracts bind the same sets; a test holds the two together."""

from __future__ import annotations

_ROOT = "backchannel."

CUSTOMER = frozenset({"customer", "outbound", "public"}) | {
    f"wiring.{name}"
    for name in ("customer", "customer_process", "egress", "public_jobs", "public_side", "public_worker")
}
"""What serves customers, and the systems that act for them."""

STAFF = frozenset({"notices", "private", "staff"}) | {
    f"wiring.{name}"
    for name in ("audit", "invitation", "sealing", "staff", "staff_jobs", "staff_process", "staff_trials", "worker")
}
"""What serves staff alone; what there is not yet is named before it comes."""


def of_customers(module: str) -> bool:
    """Whether a module, by its full name, serves customers."""
    return _is_in(module, CUSTOMER)


def of_staff(module: str) -> bool:
    """Whether a module, by its full name, serves staff alone."""
    return _is_in(module, STAFF)


def _is_in(module: str, packages: frozenset[str]) -> bool:
    if not module.startswith(_ROOT):
        return False
    name = module.removeprefix(_ROOT)
    return any(name == package or name.startswith(f"{package}.") for package in packages)
