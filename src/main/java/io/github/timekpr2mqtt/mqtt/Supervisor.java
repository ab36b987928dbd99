package io.github.timekpr2mqtt.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Home Assistant's Supervisor, which tells its apps where the broker is and how to log in there (its {@code GET /services/mqtt}). Only
 * an app with {@code services: [mqtt:want]} gets an answer. What it says may change at any time: when the broker's app is installed
 * anew, it has another password.
 */
public final class Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    /** For a connection, and for each piece of the answer. */
    private static final Duration STEP = Duration.ofSeconds(5);
    /** For all of it. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final URI services;
    private final String token;

    /** @param api {@code http://supervisor}, but for tests */
    Supervisor(URI api, String token) {
        this.services = api.resolve("/services/mqtt");
        this.token = token;
    }

    /**
     * That of the app which we are; empty if we are none. {@code SUPERVISOR_API} moves it, as it does for bashio, the library that most
     * apps ask it with.
     *
     * @param environment of the process
     */
    public static Optional<Supervisor> of(Map<String, String> environment) {
        String token = environment.getOrDefault("SUPERVISOR_TOKEN", "");
        URI api = URI.create(environment.getOrDefault("SUPERVISOR_API", "http://supervisor"));
        return token.isEmpty() ? Optional.empty() : Optional.of(new Supervisor(api, token));
    }

    /**
     * Waits until it names a broker, for ever: it is asked again after a second, two, four and so on up to a minute. Why it waits is
     * said once, and again when it is another reason.
     *
     * @param meanwhile done before each time: at least every 70 seconds
     */
    public BrokerAnswer.Place await(Runnable meanwhile) throws InterruptedException {
        Set<String> said = new HashSet<>();
        Duration pause = FIRST_PAUSE;
        while (true) {
            meanwhile.run();
            BrokerAnswer answer = ask().join();
            if (answer instanceof BrokerAnswer.Place place) {
                return place;
            }
            if (answer instanceof BrokerAnswer.None none && said.add(none.why())) {
                LOG.warn(
                        "There is no broker yet: {}. The bridge waits for one, and asks at least every minute",
                        none.why());
            }
            Thread.sleep(pause.toMillis());
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
        }
    }

    /** Asks, on a thread of its own, for at most ten seconds; never fails. */
    CompletableFuture<BrokerAnswer> ask() {
        CompletableFuture<BrokerAnswer> answer = new CompletableFuture<>();
        Thread asking = new Thread(() -> answer.complete(answer()), "supervisor");
        asking.setDaemon(true);
        asking.start();
        return answer.completeOnTimeout(
                new BrokerAnswer.None("Home Assistant's Supervisor does not answer"),
                LONGEST.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private BrokerAnswer answer() {
        try {
            return get();
        } catch (IOException | RuntimeException e) {
            LOG.debug("The Supervisor's answer", e);
            return new BrokerAnswer.None("Home Assistant's Supervisor does not answer (" + new Causes(e).words() + ")");
        }
    }

    /** Past every proxy, and without following it anywhere else: the token is the Supervisor's. */
    private BrokerAnswer get() throws IOException {
        HttpURLConnection http = (HttpURLConnection) services.toURL().openConnection(Proxy.NO_PROXY);
        http.setConnectTimeout((int) STEP.toMillis());
        http.setReadTimeout((int) STEP.toMillis());
        http.setInstanceFollowRedirects(false);
        http.setUseCaches(false);
        http.setRequestProperty("Authorization", "Bearer " + token);
        try {
            int status = http.getResponseCode();
            try (InputStream in = status < 400 ? http.getInputStream() : http.getErrorStream()) {
                return BrokerAnswer.of(status, in == null ? new byte[0] : in.readNBytes(BrokerAnswer.LIMIT + 1));
            }
        } finally {
            http.disconnect();
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Supervisor[" + services + "]";
    }
}
