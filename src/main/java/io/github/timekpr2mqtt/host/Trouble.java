package io.github.timekpr2mqtt.host;

import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a PC could not be reached, read or told something, in plain words: what is wrong, and what to do. At most 255 characters,
 * the longest state that Home Assistant takes.
 */
public final class Trouble extends Exception {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 255;

    /** What it is. */
    public enum Kind {
        HOST_UNKNOWN(
                "The network does not know the name %s. Check host in the options, or give the PC's IP address there."),
        UNREACHABLE(
                "Nothing answers at %s (%s). The PC may be off or asleep. If it is on, look whether its SSH server runs"
                        + " and its firewall lets us in."),
        /** Of our log-in; OpenSSH 9.8 and later do so for a while to whom they refused, all do so while too many log in. */
        BUSY(
                "The PC's SSH server lets nobody in from here for a moment (%s), as after some refusals or when many log in."
                        + " We go on trying."),
        NOT_SSH(
                "What answers at %s is not an SSH server that we can talk to (%s). Check host and port in the options.",
                true),
        /** Of key exchange, cipher, or the like: hardened, or old. */
        NOTHING_IN_COMMON(
                "An SSH server answers at %s, but we have no %s in common. Look at what its sshd_config allows, or install a newer"
                        + " SSH server there.",
                true),
        KEY_REFUSED(
                "The PC does not accept our SSH key for the account %s. Paste the setup line, which is in the log, into a"
                        + " terminal on the PC.",
                true),
        /** PAM's account step, which OpenSSH answers by hanging up after it has checked our signature. */
        ACCOUNT_REFUSED(
                "The PC took our SSH key, but its PAM refuses the account %s (%s). The setup line, which is in the log, opens an"
                        + " expired one; else look at /etc/nologin and /etc/security/access.conf there.",
                true),
        HOST_KEY_CHANGED(
                "The PC shows another SSH host key: %s was expected, it shows %s. If it was set up anew, give the new one"
                        + " as host_key in the options; if not, do not trust it.",
                true),
        HOST_KEY_LOST(
                "The PC's host key in %s cannot be read or saved (%s). Make the file readable, or remove it to trust the key"
                        + " that the PC shows next.",
                true),
        COMMAND_REFUSED(
                "The account %s on the PC did not run our command (%s). Paste the setup line, which is in the log, into a"
                        + " terminal on the PC.",
                true),
        /** What answers the word files does not begin as the gate does. */
        NOT_OUR_GATE(
                "Something else than our gate answers for the account %s (%s). Paste the setup line, which is in the log, on the"
                        + " PC; else look at ForceCommand in sshd_config and what .bashrc and /etc/ssh/sshrc print.",
                true),
        /** OpenSSH's MaxSessions; a link needs two sessions at a time. */
        TOO_FEW_SESSIONS(
                "The PC's SSH server opened no further session for the account %s (%s). We need two at a time: set MaxSessions to"
                        + " 10 in its sshd_config, and start it anew there.",
                true),
        /** PAM's session step, a limit of processes or files, or a ChrootDirectory that is none. */
        SESSION_ENDED(
                "The PC let us in and ended the session at once: look at its log (journalctl -u ssh), at"
                        + " /etc/security/limits.conf and /etc/pam.d there, and for ChrootDirectory in its sshd_config.",
                true),
        NO_STDIO_BRIDGE(
                "The PC has no systemd-stdio-bridge, by which we talk to Timekpr. Install the package systemd there.",
                true),
        BUS_REFUSED(
                "The PC's D-Bus did not let the account %s in (%s). Look whether dbus runs there, and at our file in"
                        + " /etc/dbus-1/system.d.",
                true),
        /** The bus itself, or the policy of the account, not Timekpr. */
        BUS_DENIED(
                "The PC's D-Bus denies the account %s what we need (%s). Paste the setup line, which is in the log, into a"
                        + " terminal on the PC.",
                true),
        NO_TIMEKPR("Timekpr-nExT is not installed on this PC. Install the package timekpr-next there.", true),
        DAEMON_GONE("Timekpr's daemon does not run on the PC. Start it there: sudo systemctl restart timekpr"),
        DAEMON_SILENT(
                "Timekpr's daemon runs on the PC, but does not answer (%s). If it stays so, start it anew there: sudo systemctl"
                        + " restart timekpr"),
        NOT_IN_GROUP(
                "The account %s may not use Timekpr. On the PC: sudo usermod -aG timekpr %s, or another file in"
                        + " /etc/dbus-1/system.d forbids it",
                true),
        NOT_ALLOWED("The account %s may not change Timekpr's own settings on this PC: its D-Bus does not let it"),
        NO_ANSWER(
                "The PC does not answer (%s). It may be frozen, falling asleep or very busy; we go on trying.",
                false, true),
        FILES_UNREADABLE("Timekpr's files on the PC cannot be read: %s", true),
        FILES_TOO_LARGE(
                "Timekpr's files on the PC are larger than %s together, and no child's are. Look for the largest there: ls -lS"
                        + " /var/lib/timekpr/*",
                true),
        REFUSED("Timekpr refused: %s"),
        LOST("The connection to the PC ended (%s). It may have been switched off, or its network failed.", false, true);

        private final String words;
        private final boolean waitsForPerson;
        private final boolean mayStillHappen;

        Kind(String words) {
            this(words, false, false);
        }

        Kind(String words, boolean waitsForPerson) {
            this(words, waitsForPerson, false);
        }

        Kind(String words, boolean waitsForPerson, boolean mayStillHappen) {
            this.words = words;
            this.waitsForPerson = waitsForPerson;
            this.mayStillHappen = mayStillHappen;
        }

        /** True if trying again does not help until someone has changed something; look again now and then all the same. */
        public boolean waitsForPerson() {
            return waitsForPerson;
        }

        /** True if a call that ended so may have been carried out, or may still be (measured on timekprd 0.5.4 and 0.5.9). */
        public boolean mayStillHappen() {
            return mayStillHappen;
        }
    }

    private final Kind kind;

    /** The details go into the kind's words, each as one short line; of an exception its message. */
    Trouble(Kind kind, @Nullable Throwable cause, Object... details) {
        super(words(kind, details), cause);
        this.kind = kind;
    }

    /** What is wrong, and what to do. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }

    /** See {@link Kind#waitsForPerson()}. */
    public boolean waitsForPerson() {
        return kind.waitsForPerson();
    }

    /** Whether nothing was learned of the PC: it did not even let us ask, and what was known of it is so as far as we know. */
    public boolean saysNothingNew() {
        return kind == Kind.BUSY;
    }

    /** Whether the PC hung up on us when it had our proof: one that goes off in that very moment does so, too. */
    boolean isHangUp() {
        return kind == Kind.ACCOUNT_REFUSED || kind == Kind.SESSION_ENDED;
    }

    /** See {@link Kind#mayStillHappen()}. */
    public boolean mayStillHappen() {
        return kind.mayStillHappen();
    }

    private static String words(Kind kind, Object... details) {
        int room = LONGEST
                - String.format(
                                kind.words,
                                Collections.nCopies(details.length, "").toArray())
                        .length();
        Object[] lines = Arrays.stream(details)
                .map(detail -> cut(line(detail), room / details.length))
                .toArray();
        return String.format(kind.words, lines);
    }

    /** What a PC says may be long, of many lines, or meant to confuse whoever reads the log. */
    private static String line(Object detail) {
        String text = detail instanceof Throwable thrown ? words(thrown) : detail.toString();
        return text.replaceAll("[\\p{Cntrl}\\s\\p{Cf}]+", " ").strip();
    }

    private static String words(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
