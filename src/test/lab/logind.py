"""The stand-in for systemd-logind on a lab PC: the calls that timekprd makes, and the signals in logind's order.

The rest of a PC is real; logind needs a kernel's seats, control groups and systemd, which a test machine has not.
"""

import dbus
import dbus.service
from gi.repository import GLib

NAME = "org.freedesktop.login1"
ROOT = "/org/freedesktop/login1"
MANAGER = NAME + ".Manager"


class Shown(dbus.service.Object):
    """A user or a session on the bus: properties, read by name."""

    def __init__(self, bus, path, properties):
        super().__init__(bus, path)
        self.path = dbus.ObjectPath(path)
        self.properties = properties

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        if name not in self.properties:
            raise dbus.DBusException(str(name), name="org.freedesktop.DBus.Error.UnknownProperty")
        return self.properties[name]

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature="s", out_signature="a{sv}")
    def GetAll(self, interface):
        return self.properties


class Seat(dbus.service.Object):
    """The one screen; Timekpr asks it to show the log-in screen after a session was ended."""

    @dbus.service.method(NAME + ".Seat", in_signature="u")
    def SwitchTo(self, terminal):
        pass


class Child:
    """A child's user and session while logged in, and as "closing" for as long as logind would keep the user."""

    def __init__(self, bus, uid, number, kind):
        self.uid = dbus.UInt32(uid)
        self.id = "c%d" % number
        self.user = Shown(bus, "%s/user/_%d" % (ROOT, uid), {
            "UID": self.uid, "State": "active", "IdleHint": dbus.Boolean(False)})
        self.session = Shown(bus, "%s/session/_%s" % (ROOT, self.id), {
            "Type": kind, "State": "active", "IdleHint": dbus.Boolean(False), "LockedHint": dbus.Boolean(False),
            "VTNr": dbus.UInt32(7), "Seat": dbus.Struct(("seat0", dbus.ObjectPath(ROOT + "/seat/seat0")), signature="so")})
        self.show_sessions([dbus.Struct((self.id, self.session.path), signature="so")])

    def show_sessions(self, sessions):
        self.user.properties["Sessions"] = dbus.Array(sessions, signature="(so)")


class Logind(dbus.service.Object):
    """The manager; `tell` is called with each thing that Timekpr asked to be done to a session or the PC."""

    def __init__(self, bus, tell):
        self.name = dbus.service.BusName(NAME, bus)
        super().__init__(self.name, ROOT)
        self.bus, self.tell, self.children, self.number = bus, tell, {}, 0
        Seat(bus, ROOT + "/seat/seat0")

    def log_in(self, name, uid, kind):
        if name in self.children:
            self.gone(name)
        self.number += 1
        child = self.children[name] = Child(self.bus, uid, self.number, kind)
        self.UserNew(child.uid, child.user.path)
        self.SessionNew(child.id, child.session.path)

    def log_out(self, name, closing):
        child = self.children[name]
        if child.session is None:
            return
        self.SessionRemoved(child.id, child.session.path)
        child.session.remove_from_connection()
        child.session = None
        child.user.properties["State"] = "closing"
        child.show_sessions([])
        if closing > 0:
            GLib.timeout_add(int(closing * 1000), self.gone, name, child)
        else:
            self.gone(name, child)

    def gone(self, name, only=None):
        child = self.children.get(name)
        if child is None or only not in (None, child):
            return False
        del self.children[name]
        if child.session is not None:
            self.SessionRemoved(child.id, child.session.path)
            child.session.remove_from_connection()
        child.user.remove_from_connection()
        self.UserRemoved(child.uid, child.user.path)
        return False

    def hint(self, name, hint, value):
        child = self.children[name]
        child.session.properties[hint] = dbus.Boolean(value)
        if hint == "IdleHint":
            child.user.properties[hint] = dbus.Boolean(value)

    def named(self, session):
        for name, child in self.children.items():
            if child.session is not None and child.id == session:
                return name
        raise dbus.DBusException("No session " + session, name=NAME + ".NoSuchSession")

    @dbus.service.method(MANAGER, out_signature="a(uso)")
    def ListUsers(self):
        return dbus.Array([(c.uid, name, c.user.path) for name, c in self.children.items()], signature="(uso)")

    @dbus.service.method(MANAGER, in_signature="s", out_signature="o")
    def GetSeat(self, seat):
        return dbus.ObjectPath(ROOT + "/seat/" + seat)

    def from_root(self, sender, what, session=None):
        """Whose session it is. The real logind asks polkit about anybody else; here nobody else may."""
        if self.bus.get_unix_user(sender) != 0:
            raise dbus.DBusException("Permission denied", name="org.freedesktop.DBus.Error.AccessDenied")
        name = self.named(session) if session else ""
        self.tell(what, name)
        return name

    @dbus.service.method(MANAGER, in_signature="s", sender_keyword="sender")
    def TerminateSession(self, session, sender=None):
        self.log_out(self.from_root(sender, "terminate", session), 0)

    @dbus.service.method(MANAGER, in_signature="ssi", sender_keyword="sender")
    def KillSession(self, session, who, signal, sender=None):
        self.log_out(self.from_root(sender, "kill", session), 0)

    @dbus.service.method(MANAGER, in_signature="s", sender_keyword="sender")
    def LockSession(self, session, sender=None):
        self.hint(self.from_root(sender, "lock", session), "LockedHint", True)

    @dbus.service.method(MANAGER, in_signature="b", sender_keyword="sender")
    def Suspend(self, interactive, sender=None):
        self.from_root(sender, "suspend")

    @dbus.service.method(MANAGER, in_signature="b", sender_keyword="sender")
    def PowerOff(self, interactive, sender=None):
        self.from_root(sender, "poweroff")

    @dbus.service.signal(MANAGER, signature="uo")
    def UserNew(self, uid, path):
        pass

    @dbus.service.signal(MANAGER, signature="uo")
    def UserRemoved(self, uid, path):
        pass

    @dbus.service.signal(MANAGER, signature="so")
    def SessionNew(self, session, path):
        pass

    @dbus.service.signal(MANAGER, signature="so")
    def SessionRemoved(self, session, path):
        pass

    @dbus.service.signal(MANAGER, signature="b")
    def PrepareForShutdown(self, begins):
        pass
