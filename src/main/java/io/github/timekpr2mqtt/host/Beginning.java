package io.github.timekpr2mqtt.host;

import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What happened so far on one connection that is being opened. Told on MINA's thread, asked on a worker's. */
final class Beginning {
    private final HostKeyCheck check;
    private final boolean listensFirst;
    private volatile boolean connected;
    private volatile boolean greeted;
    private final Set<PublicKey> offered = ConcurrentHashMap.newKeySet();
    private volatile boolean signed;
    private volatile String farewell = "";
    private volatile @Nullable String foreignLine;
    private volatile @Nullable Throwable failure;

    /** @param listensFirst our greeting waits for the PC's */
    Beginning(HostKeyCheck check, boolean listensFirst) {
        this.check = check;
        this.listensFirst = listensFirst;
    }

    boolean listensFirst() {
        return listensFirst;
    }

    /** Something at the PC took the connection. */
    void connected() {
        connected = true;
    }

    /** The PC's first lines. SSH allows some before its greeting; a web server, say, sends nothing else. */
    void line(String line) {
        if (line.startsWith("SSH-")) {
            greeted = true;
        } else if (foreignLine == null) {
            foreignLine = line;
        }
    }

    void failed(Throwable why) {
        if (failure == null) {
            failure = why;
        }
    }

    /** The PC was asked whether it knows this key of ours. */
    void offered(PublicKey key) {
        offered.add(key);
    }

    /** Whether it was asked for that one. */
    boolean hasOffered(PublicKey key) {
        return offered.contains(key);
    }

    /** The PC knows our key, and was given the proof that we have it. */
    void signed() {
        signed = true;
    }

    /** What the PC wants people to read. Before it has our proof it is its banner, which says nothing of us. */
    void told(String words) {
        if (signed) {
            farewell = words;
        }
    }

    /** Whether the PC was given the proof that it asked for. */
    boolean hasSigned() {
        return signed;
    }

    /** What the PC said after that, for people; may be empty. */
    String farewell() {
        return farewell;
    }

    String proposal() {
        return check.proposal();
    }

    boolean accepts(PublicKey key) {
        return check.accepts(key);
    }

    boolean greeted() {
        return greeted;
    }

    /** Whether the PC took the connection, and an SSH server was not heard on it. */
    boolean turnedAway() {
        return connected && !greeted;
    }

    /** The same, and not a line of anything else either. */
    boolean saidNothing() {
        return turnedAway() && foreignLine == null;
    }

    /** The first line, if it is not of an SSH server. */
    Optional<String> foreignLine() {
        return greeted ? Optional.empty() : Optional.ofNullable(foreignLine);
    }

    /** Why it broke after it was connected; MINA forgets this if it breaks at once. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }
}
