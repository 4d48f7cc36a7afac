"""What counts as blank around text from the web, where ``str.strip`` leaves invisible characters behind."""

from __future__ import annotations

# Spaces and control characters, soft hyphen, byte-order mark, and the general spaces and joiners.
_CODES = (*range(0x21), 0x7F, 0x85, 0xA0, 0xAD, 0x1680, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F)
BLANKS = "".join(map(chr, (*_CODES, 0x205F, 0x2060, 0x3000, 0xFEFF)))
