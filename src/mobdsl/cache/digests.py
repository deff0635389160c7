"""One digest for contents, keys and checksums. It is imported as the interpreter's own module, without OpenSSL."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # an interpreter that has it elsewhere
    from hashlib import blake2b

SIZE = 20
"""Bytes of a digest: nobody meets two alike by chance."""


def digest(data: bytes) -> str:
    """The digest of ``data``, in hexadecimal figures."""
    return blake2b(data, digest_size=SIZE).hexdigest()
