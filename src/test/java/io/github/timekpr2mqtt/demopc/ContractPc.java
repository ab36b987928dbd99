package io.github.timekpr2mqtt.demopc;

import java.io.IOException;
import java.time.LocalDateTime;

/** What the contract does to a PC, a demo PC or one of the lab. On from the start, the gate bound to the key, a tick each second. */
interface ContractPc extends AutoCloseable {
    /** Seconds between two saves: long enough to act before the first one. */
    int SAVE = 6;

    /** Seconds that somebody without time may stay: long enough to be given some. */
    int TERMINATION = 8;

    int port();

    void login(String child) throws IOException;

    void logout(String child) throws IOException;

    /** Sets the PC's clock while nobody is logged in. */
    void clock(LocalDateTime local) throws IOException;

    /** A value of {@code timekpr.CHILD.conf}. */
    String config(String child, String key) throws IOException;

    /** A value of {@code timekpr.conf}. */
    String own(String key) throws IOException;

    /** Changes one there; the daemon goes by it from its next start on. */
    void setOwn(String key, String value) throws IOException;

    /** A value of {@code CHILD.time}; while the daemon writes it, there may be none. */
    String time(String child, String key) throws IOException;

    /** Changes one in the file of a child who is logged out. */
    void setTime(String child, String key, String value) throws IOException;

    void killDaemon() throws IOException;

    void startDaemon() throws IOException;

    @Override
    void close() throws IOException;
}
