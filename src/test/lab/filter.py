#!/usr/bin/python3
"""The gate of a lab PC with a filter before its D-Bus stream, which stops once at a named point.

The account's file "point" names it: a member of a call, then one of "before-call", "after-call", "before-answer",
"after-answer". Where it comes by, "point" becomes "held", and nothing more goes that way until "held" is removed. What is
held then goes on, whatever became of the connection meanwhile, as with a bridge process that was stopped and wakes up.

The file "calls" gets a line with the member of each call that goes to the bus.
"""

import os, struct, subprocess, sys, threading, time

GATE = "/usr/local/lib/timekpr2mqtt/real-gate"
HOME = os.path.expanduser("~")
POINT, HELD, CALLS = HOME + "/point", HOME + "/held", HOME + "/calls"
CALL, ANSWERS = 1, (2, 3)
waited_for = None  # the serial of the call whose answer is the point


def stop_here():
    os.rename(POINT, HELD)
    while os.path.exists(HELD):
        time.sleep(0.01)


def wanted():
    try:
        with open(POINT) as point:
            return point.read().split()
    except FileNotFoundError:
        return "", ""


def read(stream, count):
    data = b""
    while len(data) < count:
        more = stream.read(count - len(data))
        if not more:
            raise EOFError
        data += more
    return data


def pieces(stream):
    """What is sent before D-Bus begins, line by line, then its messages: the piece, and whether it is a message."""
    begun = False
    while True:
        first = read(stream, 1)
        if first == b"l" or (begun and first == b"B"):
            head = first + read(stream, 15)
            order = "<" if first == b"l" else ">"
            body, _, fields = struct.unpack(order + "III", head[4:])
            yield head + read(stream, -(-fields // 8) * 8 + body), True
        else:
            line = first
            while not line.endswith(b"\n"):
                line += read(stream, 1)
            begun = line.strip(b"\0").startswith(b"BEGIN")
            yield line, False


def number(message, at):
    return struct.unpack_from("<I" if message[0:1] == b"l" else ">I", message, at)[0]


def header(message):
    return message[: 16 + number(message, 12)]


def count(message):
    head = header(message)
    at = head.find(b"\x03\x01s\x00")
    if message[1] == CALL and at >= 0:
        with open(CALLS, "ab") as calls:
            calls.write(head[at + 8 : at + 8 + number(head, at + 4)] + b"\n")


def to_bus(piece, is_message, forward):
    global waited_for
    if is_message:
        count(piece)
    member, where = wanted()
    if is_message and member and piece[1] == CALL and b"\x03\x01s\x00" in header(piece) and member.encode() + b"\0" in header(piece):
        if where.endswith("answer"):
            waited_for = (number(piece, 8), where)
        elif where == "before-call":
            stop_here()
        forward(piece)
        if where == "after-call":
            stop_here()
    else:
        forward(piece)


def to_bridge(piece, is_message, forward):
    global waited_for
    serial, where = waited_for or (None, None)
    at = header(piece).find(b"\x05\x01u\x00") if is_message and piece[1] in ANSWERS else -1
    if serial and at >= 0 and number(piece, at + 4) == serial:
        waited_for = None
        if where == "before-answer":
            stop_here()
        forward(piece)
        if where == "after-answer":
            stop_here()
    else:
        forward(piece)


def pump(source, target, handle):
    def forward(piece):
        target.write(piece)
        target.flush()

    try:
        for piece, is_message in pieces(source):
            handle(piece, is_message, forward)
    except (EOFError, OSError):
        pass
    try:
        target.close()
    except OSError:
        pass


if os.environ.get("SSH_ORIGINAL_COMMAND") != "bus":
    os.execv(GATE, [GATE])
bus = subprocess.Popen([GATE], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
back = threading.Thread(target=pump, args=(bus.stdout, sys.stdout.buffer, to_bridge), daemon=True)
back.start()
pump(sys.stdin.buffer, bus.stdin, to_bus)
sys.exit(bus.wait())
