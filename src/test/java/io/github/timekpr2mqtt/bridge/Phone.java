package io.github.timekpr2mqtt.bridge;

import com.sun.net.httpserver.HttpServer;
import io.github.timekpr2mqtt.lab.HomeAssistant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A parent's phone with Home Assistant's app, as far as messages go: it registers, gets them, and answers. */
final class Phone implements AutoCloseable {
    private final HomeAssistant ha;
    private final HttpServer server;
    private final List<Map<String, Object>> messages = new CopyOnWriteArrayList<>();
    private final String webhook;

    Phone(HomeAssistant ha, String name) throws IOException {
        this(ha, name, true);
    }

    /** One whose app may not show messages, so that there is no action for it. */
    static Phone withoutMessages(HomeAssistant ha, String name) throws IOException {
        return new Phone(ha, name, false);
    }

    private Phone(HomeAssistant ha, String name, boolean hasMessages) throws IOException {
        this.ha = ha;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            messages.add(Home.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(201, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        Map<String, Object> push = Map.of(
                "push_token",
                name,
                "push_url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/push");
        webhook = String.valueOf(ha.post(
                        "/api/mobile_app/registrations",
                        Map.ofEntries(
                                Map.entry("app_data", hasMessages ? push : Map.of()),
                                Map.entry("app_id", "app"),
                                Map.entry("app_name", "App"),
                                Map.entry("app_version", "1"),
                                Map.entry("device_id", "id-" + name),
                                Map.entry("device_name", name),
                                Map.entry("manufacturer", "Somebody"),
                                Map.entry("model", "Phone"),
                                Map.entry("os_name", "Android"),
                                Map.entry("os_version", "16"),
                                Map.entry("supports_encryption", false)))
                .get("webhook_id"));
    }

    /** Waits for its n-th message (from 1). */
    Map<String, Object> await(int n) {
        return Awaitility.await("message " + n)
                .atMost(Duration.ofMinutes(1))
                .until(() -> messages, all -> all.size() >= n)
                .get(n - 1);
    }

    /** All that it got so far. */
    List<Map<String, Object>> messages() {
        return List.copyOf(messages);
    }

    /** What can be tapped below a message, in its order. */
    static List<String> answers(Map<String, Object> message) {
        return message.get("data") instanceof Map<?, ?> data && data.get("actions") instanceof List<?> all
                ? all.stream()
                        .map(each -> String.valueOf(((Map<?, ?>) each).get("action")))
                        .toList()
                : List.of();
    }

    /** Taps on one of these. */
    void tap(String answer) throws IOException {
        ha.post(
                "/api/webhook/" + webhook,
                Map.of(
                        "type",
                        "fire_event",
                        "data",
                        Map.of(
                                "event_type",
                                "mobile_app_notification_action",
                                "event_data",
                                Map.of("action", answer))));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
