"""Pictures of pages, small enough for a guide: a palette of the colours that there are most of.

Screens are of few colours, so a palette takes little from them but two thirds of their bytes. What
is read here is what Chromium writes: eight bits a channel, not interlaced.
"""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST = 256
"""Colours of a palette."""

_CHANNELS = {2: 3, 6: 4}
"""Bytes of a pixel, by the colour type: red, green, blue, and how much of it covers."""

Colour = bytes


def with_palette(png: bytes) -> bytes:
    """The same picture with at most 256 colours: the most frequent, others by the nearest."""
    width, height, lines = _read(png)
    counted = Counter(colour for line in lines for colour in line)
    palette = [colour for colour, _ in counted.most_common(MOST)]
    number = {colour: at for at, colour in enumerate(palette)}
    for colour in counted:
        if colour not in number:
            number[colour] = min(range(len(palette)), key=lambda at: _apart(palette[at], colour))
    rows = b"".join(b"\0" + bytes(number[colour] for colour in line) for line in lines)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    pieces = (
        (b"IHDR", header), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )  # fmt: skip
    return SIGNATURE + b"".join(_piece(name, body) for name, body in pieces)


def _apart(one: Colour, other: Colour) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _piece(name: bytes, body: bytes) -> bytes:
    checked = name + body
    return struct.pack(">I", len(body)) + checked + struct.pack(">I", zlib.crc32(checked))


def _pieces(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _read(png: bytes) -> tuple[int, int, list[list[Colour]]]:
    """Width, height, and the colour of each pixel, line by line."""
    assert png.startswith(SIGNATURE)
    pieces = [*_pieces(png)]
    header = next(body for name, body in pieces if name == b"IHDR")
    width, height, bits, kind, *_, interlaced = struct.unpack(">IIBBBBB", header)
    assert (bits, interlaced) == (8, 0)
    size = _CHANNELS[kind]
    data = zlib.decompress(b"".join(body for name, body in pieces if name == b"IDAT"))
    lines, before = [], bytearray(width * size)
    for at in range(0, len(data), width * size + 1):
        before = _unfiltered(data[at], data[at + 1 : at + 1 + width * size], before, size)
        lines.append([bytes(before[n : n + 3]) for n in range(0, len(before), size)])
    assert len(lines) == height
    return width, height, lines


def _unfiltered(how: int, line: bytes, above: bytearray, size: int) -> bytearray:
    """A line, of which only what differs from its neighbours was written (PNG, section 9)."""
    now = bytearray(line)
    for at in range(len(now)) if how else ():
        left = now[at - size] if at >= size else 0
        match how:
            case 1:
                guess = left
            case 2:
                guess = above[at]
            case 3:
                guess = (left + above[at]) // 2
            case _:
                guess = _nearest(left, above[at], above[at - size] if at >= size else 0)
        now[at] = (now[at] + guess) & 255
    return now


def _nearest(left: int, up: int, corner: int) -> int:
    wanted = left + up - corner
    return min((left, up, corner), key=lambda each: abs(wanted - each))
