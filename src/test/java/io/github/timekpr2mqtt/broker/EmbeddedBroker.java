package io.github.timekpr2mqtt.broker;

import static java.util.stream.Collectors.joining;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** HiveMQ's community edition inside this process. It keeps sessions in files, so a restart finds them again. */
public final class EmbeddedBroker implements Broker {
    private final InetAddress bind;
    private final int port;
    private final Path folder;
    private final String password;
    private final List<TlsListener> listeners;
    private final String memory;
    private @Nullable EmbeddedHiveMQ hivemq;

    /** A running one that lets everybody in. */
    public EmbeddedBroker() throws IOException {
        this("");
    }

    /** A running one that asks for this password, whatever the user name; empty lets everybody in. */
    public EmbeddedBroker(String password) throws IOException {
        this(password, List.of());
    }

    /** As above, and reached by TLS too. */
    public EmbeddedBroker(String password, List<TlsListener> listeners) throws IOException {
        this(Files.createTempDirectory("broker"), InetAddress.getLoopbackAddress(), Ports.free(), password, listeners);
    }

    /** A running one at an address of this machine that lets everybody in; {@code folder} is its memory. */
    public EmbeddedBroker(Path folder, InetAddress bind, int port) throws IOException {
        this(folder, bind, port, "", List.of());
    }

    /** A running one that lets everybody in and forgets all when it stops: for a flood, which else is bounded by its files. */
    public static EmbeddedBroker forgetful() throws IOException {
        return new EmbeddedBroker(
                Files.createTempDirectory("broker"),
                InetAddress.getLoopbackAddress(),
                Ports.free(),
                "",
                List.of(),
                "in-memory");
    }

    private EmbeddedBroker(Path folder, InetAddress bind, int port, String password, List<TlsListener> listeners)
            throws IOException {
        this(folder, bind, port, password, listeners, "file");
    }

    private EmbeddedBroker(
            Path folder, InetAddress bind, int port, String password, List<TlsListener> listeners, String memory)
            throws IOException {
        this.memory = memory;
        this.folder = folder;
        this.bind = bind;
        this.port = port;
        this.password = password;
        this.listeners = List.copyOf(listeners);
        start();
    }

    @Override
    public String kind() {
        return "HiveMQ CE, embedded";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() throws IOException {
        if (hivemq != null) {
            return;
        }
        for (String name : new String[] {"conf", "data", "extensions"}) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.writeString(folder.resolve("conf").resolve("config.xml"), """
                <hivemq>
                  <listeners>
                    <tcp-listener><port>%d</port><bind-address>%s</bind-address></tcp-listener>
                    %s
                  </listeners>
                  <persistence><mode>%s</mode></persistence>
                  <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                </hivemq>
                """.formatted(
                        port,
                        bind.getHostAddress(),
                        listeners.stream().map(TlsListener::xml).collect(joining()),
                        memory));
        EmbeddedHiveMQ starting = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(folder.resolve("conf"))
                .withDataFolder(folder.resolve("data"))
                .withExtensionsFolder(folder.resolve("extensions"))
                .withoutLoggingBootstrap()
                .withEmbeddedExtension(EmbeddedExtension.builder()
                        .withId("door")
                        .withName("door")
                        .withVersion("1")
                        .withExtensionMain(new Door(password))
                        .build())
                .build();
        await(starting.start());
        hivemq = starting;
        Ports.awaitOpen(bind.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bind, port);
    }

    @Override
    public void stop() throws IOException {
        if (hivemq != null) {
            await(hivemq.stop());
            hivemq = null;
        }
    }

    @Override
    public void startAnew() throws IOException {
        stop();
        delete(folder.resolve("data"));
        start();
    }

    @Override
    public void close() throws IOException {
        stop();
        delete(folder);
    }

    private static void await(CompletableFuture<?> done) throws IOException {
        try {
            done.get(1, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the embedded broker did not start or stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** HiveMQ refuses everybody until an extension decides. */
    private record Door(String password) implements ExtensionMain, SimpleAuthenticator {
        @Override
        public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
            Services.securityRegistry().setAuthenticatorProvider(provided -> this);
        }

        @Override
        public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}

        @Override
        public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
            boolean right = password.isEmpty()
                    || input.getConnectPacket()
                            .getPassword()
                            .map(given -> StandardCharsets.UTF_8.decode(given).toString())
                            .filter(password::equals)
                            .isPresent();
            if (right) {
                output.authenticateSuccessfully();
            } else {
                output.failAuthentication(ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD, "wrong password");
            }
        }
    }
}
