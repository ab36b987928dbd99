"""The first process of a lab PC: starts its programs and does what the words on its input say.

One word a line with its arguments, one line of answer: "ok", perhaps with more, or "no" and why. The end of the input
pulls the plug: with this process the kernel ends every process of the PC.

  login CHILD [x11|wayland|tty]   logout CHILD [SECONDS that logind still keeps the user, as "closing"; 0]
  lock, unlock, idle, busy CHILD  as logind reports it
  freeze, thaw                    every process but this one stops; connections stay open
  daemon stop|cont|kill|end|start the same for timekprd alone; kill is SIGKILL, end is what systemd does: SIGTERM, and
                                  SIGKILL if that is not heard
  sshd                            start the SSH server anew (another host key); open connections stay
  shutdown                        announced as logind does, timekprd ended, then off
  who                             the names of those logged in, as logind tells them
"""

import os
import pwd
import signal
import socket
import subprocess
import sys
import time

import dbus
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

from logind import Logind

BUS = "/run/dbus/system_bus_socket"
TIMEKPR = "com.timekpr.server"
HOST_KEY = "/etc/ssh/ssh_host_ed25519_key"
# The PC's clock, which LabClock moves. The daemon's timers stay real: only its time of day moves.
CLOCK = {"LD_PRELOAD": "/usr/$LIB/faketime/libfaketimeMT.so.1", "FAKETIME_TIMESTAMP_FILE": "/etc/faketimerc",
         "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}


class Console:
    def __init__(self, port):
        self.port, self.running, self.daemon_held = port, {}, False

    # programs

    def start(self, name, command, environment=None, keep=()):
        log = open("/var/log/%s.out" % name, "ab")
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                                   pass_fds=keep, env={**os.environ, **(environment or {})})
        log.close()
        self.running[name] = process.pid

    def reap(self):
        """Whatever has ended, also what its parent left behind: that falls to the first process."""
        try:
            while True:
                pid, _ = os.waitpid(-1, os.WNOHANG)
                if pid == 0:
                    return True
                for name in [n for n, p in self.running.items() if p == pid]:
                    del self.running[name]
        except ChildProcessError:
            return True

    def until(self, holds, what, seconds=20):
        end = time.monotonic() + seconds
        tick = GLib.timeout_add(5, lambda: True)
        while not holds():
            if time.monotonic() > end:
                raise RuntimeError("no " + what + " after %d s" % seconds)
            GLib.MainContext.default().iteration(True)
        GLib.source_remove(tick)

    def boot(self):
        for folder in ("/run/dbus", "/run/sshd"):
            os.mkdir(folder, 0o755)
        if os.path.exists("/etc/lab-bus"):
            self.dbus_broker()
        else:
            self.start("dbus", ["dbus-daemon", "--system", "--nofork", "--nopidfile", "--nosyslog"])
        self.sshd()
        self.until(lambda: os.path.exists(BUS), "bus")
        self.bus = dbus.bus.BusConnection("unix:path=" + BUS)
        self.logind = Logind(self.bus, self.tell)
        if os.path.exists("/etc/timekpr"):
            self.daemon_start()
        GLib.timeout_add(100, self.reap)

    def dbus_broker(self):
        """As systemd starts it: with the socket open, and a journal to log to."""
        os.makedirs("/run/systemd/journal")
        self.journal = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.journal.bind("/run/systemd/journal/socket")
        os.chmod("/run/systemd/journal/socket", 0o666)
        GLib.io_add_watch(self.journal.fileno(), GLib.IO_IN, lambda *_: bool(self.journal.recv(65536)) or True)
        bus = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        bus.bind(BUS)
        os.chmod(BUS, 0o666)
        bus.listen()
        os.set_inheritable(bus.fileno(), True)
        run = 'exec 3<&%d; LISTEN_FDS=1 LISTEN_PID=$$ exec dbus-broker-launch --scope system' % bus.fileno()
        self.start("dbus", ["sh", "-c", run], keep=[bus.fileno()])
        bus.close()

    def tell(self, what, name):
        with open("/var/log/logind-asked", "a") as file:
            file.write((what + " " + name).strip() + "\n")

    # words

    def login(self, child, kind="x11"):
        self.logind.log_in(child, pwd.getpwnam(child).pw_uid, kind)

    def logout(self, child, closing="0"):
        self.logind.log_out(child, float(closing))

    def lock(self, child):
        self.logind.hint(child, "LockedHint", True)

    def unlock(self, child):
        self.logind.hint(child, "LockedHint", False)

    def idle(self, child):
        self.logind.hint(child, "IdleHint", True)

    def busy(self, child):
        self.logind.hint(child, "IdleHint", False)

    def who(self):
        return " ".join(sorted(self.logind.children))

    def freeze(self):
        os.kill(-1, signal.SIGSTOP)

    def thaw(self):
        for name in filter(str.isdigit, os.listdir("/proc")):
            if int(name) != 1 and not (self.daemon_held and int(name) == self.running.get("timekprd")):
                try:
                    os.kill(int(name), signal.SIGCONT)
                except ProcessLookupError:
                    pass

    def daemon(self, what):
        getattr(self, "daemon_" + what)()

    def daemon_stop(self):
        os.kill(self.running["timekprd"], signal.SIGSTOP)
        self.daemon_held = True

    def daemon_cont(self):
        os.kill(self.running["timekprd"], signal.SIGCONT)
        self.daemon_held = False

    def daemon_kill(self, how=signal.SIGKILL):
        os.kill(self.running["timekprd"], how)
        self.until(lambda: self.reap() and "timekprd" not in self.running, "end of timekprd")
        self.until(lambda: not self.bus.name_has_owner(TIMEKPR), "release of its name")
        self.daemon_held = False

    def daemon_end(self):
        """timekprd overhears a SIGTERM that one of its other threads gets, as its main one sleeps on (seen with Python
        3.11 where a call was just carried out); systemd kills it after 90 s."""
        try:
            self.daemon_kill(signal.SIGTERM)
        except RuntimeError:
            self.daemon_kill()

    def daemon_start(self):
        if "timekprd" in self.running:
            raise RuntimeError("timekprd runs already")
        self.start("timekprd", ["/usr/bin/timekprd"], {**CLOCK, "PYTHONPATH": "/usr/lib/timekpr2mqtt-lab/daemon"})
        self.until(lambda: self.bus.name_has_owner(TIMEKPR), "timekprd on the bus")
        answers = []
        self.bus.call_async(TIMEKPR, "/com/timekpr/server", TIMEKPR + ".user.admin", "getUserList", "", (),
                            lambda *a: answers.append(a), lambda e: answers.append(e), timeout=20)
        self.until(lambda: answers, "answer of timekprd")

    def sshd(self):
        if "sshd" in self.running:
            os.kill(self.running["sshd"], signal.SIGKILL)
            self.until(lambda: self.reap() and "sshd" not in self.running, "end of sshd")
            os.unlink("/run/sshd.pid")
        if not os.path.exists(HOST_KEY):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "lab", "-f", HOST_KEY], check=True)
        self.start("sshd", ["/usr/sbin/sshd", "-D", "-e", "-p", self.port])
        self.until(lambda: os.path.exists("/run/sshd.pid"), "sshd")    # written when it listens

    def shutdown(self):
        self.logind.PrepareForShutdown(True)
        self.bus.flush()
        if "timekprd" in self.running:
            self.daemon_end()

    def word(self, line):
        name, *arguments = line.split()
        words = ("login", "logout", "lock", "unlock", "idle", "busy", "who", "freeze", "thaw", "daemon", "sshd",
                 "shutdown")
        if name not in words:
            return "no such word"
        try:
            answer = getattr(self, name)(*arguments)
            return "ok" + (" " + answer if answer else "")
        except Exception as problem:
            return "no %s: %s" % (type(problem).__name__, " ".join(str(problem).split()))


class Input:
    """The words as they come; its end is the end of the PC, in the middle of a word too."""

    def __init__(self):
        self.text = b""
        GLib.io_add_watch(0, GLib.PRIORITY_HIGH, GLib.IO_IN | GLib.IO_HUP, self.more)

    def more(self, *_):
        got = os.read(0, 4096)
        if not got:
            os._exit(0)
        self.text += got
        return True

    def line(self):
        while b"\n" not in self.text:
            GLib.MainContext.default().iteration(True)
        line, self.text = self.text.split(b"\n", 1)
        return line.decode().strip()


def main():
    if os.getpid() != 1:
        sys.exit("only as the first process of a PC: freeze stops every process that it can see")
    DBusGMainLoop(set_as_default=True)
    console, words = Console(sys.argv[1]), Input()
    console.boot()
    print("on", flush=True)
    while True:
        line = words.line()
        if line:
            print(console.word(line), flush=True)
            if line == "shutdown":
                os._exit(0)


main()
