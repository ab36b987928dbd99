package io.github.timekpr2mqtt.lab;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Home Assistant's websocket: its registries, and how its states change. For one thread, which asks one thing after another. */
public final class HomeAssistantSocket implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = ObjectMapper.getDefault();

    private final WebSocket socket;
    private final BlockingQueue<Map<String, Object>> answers = new LinkedBlockingQueue<>();
    private final List<Changed> changed = new CopyOnWriteArrayList<>();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private int lastId;

    /** An entity has a new state, with another word or other attributes. */
    public record Changed(String entity, String state) {}

    /** An event of another kind happened. */
    public record Heard(String type, Map<?, ?> with) {}

    HomeAssistantSocket(HttpClient http, int port, String token) throws IOException {
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/websocket"), new Listener())
                .join();
        answer();
        send(Map.of("type", "auth", "access_token", token));
        Map<String, Object> welcome = answer();
        if (!"auth_ok".equals(welcome.get("type"))) {
            throw new IOException(welcome.toString());
        }
    }

    /** Asks, and returns the result. */
    public @Nullable Object ask(String type, Map<String, ? extends @Nullable Object> more) throws IOException {
        Map<String, @Nullable Object> question = new LinkedHashMap<>(more);
        question.put("id", ++lastId);
        question.put("type", type);
        send(question);
        Map<String, Object> answer = answer();
        if (!Boolean.TRUE.equals(answer.get("success"))) {
            throw new IOException(type + ": " + answer.get("error"));
        }
        return answer.get("result");
    }

    /** From now on every change of a state is kept. */
    public void watch() throws IOException {
        ask("subscribe_events", Map.of("event_type", "state_changed"));
    }

    /** The states that an entity got since {@link #watch()}, oldest first. */
    public List<String> states(String entity) {
        return changed.stream()
                .filter(each -> each.entity().equals(entity))
                .map(Changed::state)
                .toList();
    }

    /** From now on every event of this kind is kept. */
    public void listen(String type) throws IOException {
        ask("subscribe_events", Map.of("event_type", type));
    }

    /** The events of a kind since {@link #listen}, oldest first. */
    public List<Heard> heard(String type) {
        return heard.stream().filter(each -> each.type().equals(type)).toList();
    }

    private void send(Map<String, ? extends @Nullable Object> message) throws IOException {
        socket.sendText(JSON.writeValueAsString(message), true).join();
    }

    private Map<String, Object> answer() throws IOException {
        try {
            Map<String, Object> answer = answers.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (answer == null) {
                throw new IOException("Home Assistant does not answer on its websocket");
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                keep(parse(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void keep(Map<String, Object> message) {
            if (message.get("event") instanceof Map<?, ?> event && event.get("data") instanceof Map<?, ?> change) {
                String type = String.valueOf(event.get("event_type"));
                if (!type.equals("state_changed")) {
                    heard.add(new Heard(type, change));
                    return;
                }
                String state = change.get("new_state") instanceof Map<?, ?> now ? String.valueOf(now.get("state")) : "";
                changed.add(new Changed(String.valueOf(change.get("entity_id")), state));
            } else {
                answers.add(message);
            }
        }
    }

    private static Map<String, Object> parse(String json) {
        try {
            Map<String, Object> parsed = JSON.readValue(json, Argument.mapOf(String.class, Object.class));
            return parsed == null ? Map.of() : parsed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
