"""Reads the bytes a receipt printer got as lines of text, with no code of the product.

Only what a plain receipt needs: what it does not know is an error, never passed over.
"""

PAGE = "cp437"  # what a printer begins with; the campaign's shop writes nothing else
# After these two bytes so many more.
LENGTHS = {
    b"\x1b@": 0, b"\x1b2": 0, b"\x1b3": 1, b"\x1ba": 1, b"\x1bE": 1, b"\x1b!": 1, b"\x1bM": 1, b"\x1bd": 1,
    b"\x1bJ": 1, b"\x1b-": 1, b"\x1bt": 1, b"\x1bR": 1, b"\x1bp": 3, b"\x1b$": 2, b"\x1d!": 1, b"\x1dB": 1,
    b"\x1dL": 2, b"\x1dW": 2, b"\x1dh": 1, b"\x1dw": 1, b"\x1dH": 1, b"\x1df": 1, b"\x1dr": 1, b"\x1da": 1,
    b"\x10\x04": 1,
}


def pages(data):
    """The text of each paper, from one cut to the next."""
    text, at = "", 0
    while at < len(data):
        two = data[at:at + 2]
        if two == b"\x1dV":
            at += 4 if data[at + 2] >= 65 else 3
            yield text
            text = ""
        elif two in LENGTHS:
            at += 2 + LENGTHS[two]
        elif two in (b"\x1d(", b"\x1b("):
            at += 5 + int.from_bytes(data[at + 3:at + 5], "little")
        elif two == b"\x1dk" and data[at + 2] >= 65:
            at += 4 + data[at + 3]
        elif data[at] == 0:
            at += 1  # what a till sends a printer that may have stopped inside a command
        elif data[at] == 0x0A or data[at] >= 0x20:
            text += data[at:at + 1].decode(PAGE)
            at += 1
        else:
            raise ValueError(f"a printer's command that is not known: {data[at:at + 8].hex(' ')} at byte {at}")
    if text.strip():
        yield text
