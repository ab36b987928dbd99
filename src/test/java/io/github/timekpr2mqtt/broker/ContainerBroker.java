package io.github.timekpr2mqtt.broker;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.testcontainers.hivemq.HiveMQContainer;
import org.testcontainers.utility.DockerImageName;

/** HiveMQ's community edition in a container. Its memory is the container: stopped and started, or thrown away. */
public final class ContainerBroker implements Broker {
    private static final String IMAGE = System.getProperty("test.broker.image", "hivemq/hivemq-ce:2025.5");

    private final int port = Ports.free();
    private HiveMQContainer container;
    private boolean running;

    /** A running one. */
    public ContainerBroker() {
        container = create();
    }

    /**
     * Whether a container can be had without the network: the engine answers and has the image. Asked of the command
     * line, since Testcontainers tries for minutes; and it fetches a helper image unless that is switched off.
     */
    public static boolean isPossible() throws IOException {
        if (!"true".equals(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
            return false;
        }
        try {
            Process docker = new ProcessBuilder("docker", "image", "inspect", IMAGE)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!docker.waitFor(10, TimeUnit.SECONDS)) {
                docker.destroyForcibly();
                return false;
            }
            return docker.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (IOException noDocker) {
            return false;
        }
    }

    /** A running one, or an error that says what is missing. */
    static ContainerBroker certain() throws IOException {
        if (!isPossible()) {
            throw new IllegalStateException("a container needs Docker, the image " + IMAGE
                    + " on this machine, and TESTCONTAINERS_RYUK_DISABLED=true");
        }
        return new ContainerBroker();
    }

    private HiveMQContainer create() {
        HiveMQContainer created =
                new HiveMQContainer(DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("hivemq/hivemq-ce"));
        created.setPortBindings(List.of("127.0.0.1:" + port + ":1883")); // fixed: it must be found again
        created.start();
        running = true;
        return created;
    }

    @Override
    public String kind() {
        return "HiveMQ CE, container " + IMAGE;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() {
        if (!running) {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
            running = true;
        }
        Probe.awaitBroker(port); // Docker itself takes TCP connections before the broker does
    }

    @Override
    public void stop() {
        if (running) {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .exec();
            running = false;
        }
    }

    @Override
    public void startAnew() {
        close();
        container = create();
    }

    @Override
    public void close() {
        container.stop();
        running = false;
    }
}
