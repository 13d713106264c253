"""Attachments: kept, recognised, shown small, handed out. One instance per universe, in a folder of its own."""

from backchannel.files.answers import download_headers, preview_headers
from backchannel.files.keeping import Files, Kept, open_files
from backchannel.files.names import safe_name

__all__ = ["Files", "Kept", "download_headers", "open_files", "preview_headers", "safe_name"]
