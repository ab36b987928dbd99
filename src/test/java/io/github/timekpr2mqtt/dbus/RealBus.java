package io.github.timekpr2mqtt.dbus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A private dbus-daemon in a folder, and connections to it: through systemd-stdio-bridge as ours, or straight as a child's. */
final class RealBus implements AutoCloseable {
    /** The rules of a PC's system bus for signals and answers; calls and names are free. */
    private static final String CONFIG = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
              "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>session</type>
              <listen>%s</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow own="*"/>
                <allow send_type="method_call"/>
                <allow send_type="signal"/>
                <allow send_requested_reply="true" send_type="method_return"/>
                <allow send_requested_reply="true" send_type="error"/>
                <allow receive_type="method_call"/>
                <allow receive_type="method_return"/>
                <allow receive_type="error"/>
                <allow receive_type="signal"/>
              </policy>
            </busconfig>
            """;

    private final Path socket;
    private final String address;
    private final String guid;
    private final Process daemon;
    private final List<Process> bridges = new ArrayList<>();

    /** {@code raw} is the same stream to the peer that the connection writes to. */
    record Client(DBusConnection connection, Heard heard, OutputStream raw, Login login) {}

    /** To be called before all tests of a class that needs one. */
    static void requirePrograms() {
        Programs.require("dbus-daemon", "systemd-stdio-bridge");
    }

    RealBus(Path folder) throws IOException {
        socket = folder.resolve("bus");
        address = "unix:path=" + socket;
        Path config = Files.writeString(folder.resolve("bus.conf"), CONFIG.formatted(address));
        daemon = new ProcessBuilder("dbus-daemon", "--nofork", "--print-address", "--config-file=" + config)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = daemon.inputReader(StandardCharsets.UTF_8)) {
            guid = String.valueOf(out.readLine()).replaceFirst(".*guid=", "");
        }
    }

    /** As over SSH: a process whose input and output are the two streams. */
    Client throughTheBridge(Duration limit) throws Exception {
        Process bridge = new ProcessBuilder("systemd-stdio-bridge", "--bus-path=" + address)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        bridges.add(bridge);
        return client(bridge.getInputStream(), bridge.getOutputStream(), bridge.getOutputStream(), limit);
    }

    /** As any local user: on the socket of the bus, with nothing between that would look at what is sent. */
    Client straight() throws Exception {
        SocketStreams socketStreams = new SocketStreams(socket);
        return client(
                socketStreams.in(), new ExternalLogIn(socketStreams.out(), uid()), socketStreams.out(), Pair.AMPLE);
    }

    private String uid() throws IOException {
        return String.valueOf(Files.getAttribute(socket, "unix:uid"));
    }

    private static Client client(InputStream fromPeer, OutputStream toPeer, OutputStream raw, Duration limit)
            throws Exception {
        Heard heard = new Heard();
        DBusConnection connection = new DBusConnection(toPeer, limit, heard);
        Thread pump = new Thread(() -> {
            try (OutputStream input = connection.input()) {
                fromPeer.transferTo(input);
            } catch (IOException e) {
                connection.close();
            }
        });
        pump.setDaemon(true);
        pump.start();
        return new Client(connection, heard, raw, Pair.answer(connection.start()));
    }

    /** As the daemon itself prints it. */
    String guid() {
        return guid;
    }

    void kill() {
        daemon.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        bridges.forEach(bridge -> bridge.destroyForcibly().onExit().join());
        kill();
    }
}
