package io.github.timekpr2mqtt.broker;

import java.io.IOException;

/** A broker on a fixed port of 127.0.0.1 that lets everybody in. Running when a test gets it, and left running by it. */
public interface Broker extends AutoCloseable {
    /** What this is, for a person. */
    String kind();

    int port();

    /** Returns when it takes connections. Does nothing if it runs. Sessions and retained messages are those of before. */
    void start() throws IOException;

    /** As a package update would: connections are ended, sessions and retained messages are kept. */
    void stop() throws IOException;

    /** Stops, and starts with nothing of before: no session, no retained message. */
    void startAnew() throws IOException;

    @Override
    void close() throws IOException;
}
