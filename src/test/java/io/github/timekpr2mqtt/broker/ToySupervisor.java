package io.github.timekpr2mqtt.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Home Assistant's Supervisor, as far as an app asks it for the broker: {@code GET /services/mqtt} with the app's token. Its answers
 * are those of release 2026.08: JSON, for an error with status 400, and where it keeps somebody out a status without JSON.
 */
public final class ToySupervisor implements AutoCloseable {
    /** The app's. */
    public static final String TOKEN = "t0ken-0123456789abcdef";

    private final HttpServer server;
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private volatile int status = 400;
    private volatile String body = "{\"result\":\"error\",\"message\":\"Service not enabled\"}";
    private volatile String location = "";

    /** A running one that has no broker. */
    public ToySupervisor() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** In the place of {@code http://supervisor}. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What the environment of an app has of it. */
    public Map<String, String> environment() {
        return Map.of("SUPERVISOR_TOKEN", TOKEN, "SUPERVISOR_API", api().toString());
    }

    /** It has this broker now, or again. */
    public void offer(int port, String username, String password) {
        offer(
                "{\"host\":\"127.0.0.1\",\"port\":%d,\"ssl\":false,\"username\":\"%s\",\"password\":\"%s\",\"protocol\":\"3.1.1\",\"addon\":\"core_mosquitto\"}"
                        .formatted(port, username, password));
    }

    /** It has a broker of this data. */
    public void offer(String data) {
        say(200, "{\"result\":\"ok\",\"data\":" + data + "}");
    }

    /** The broker's app is uninstalled. */
    public void withdraw() {
        say(400, "{\"result\":\"error\",\"message\":\"Service not enabled\"}");
    }

    /** It answers so. */
    public void say(int newStatus, String newBody) {
        body = newBody;
        status = newStatus;
    }

    /** It sends whoever asks elsewhere. */
    public void redirect(URI elsewhere) {
        location = elsewhere.toString();
        say(307, "");
    }

    /** How often it was asked by the app, whatever it answered. */
    public int asked() {
        return answers.size();
    }

    private void answer(HttpExchange asked) throws IOException {
        boolean isOurs = asked.getRequestMethod().equals("GET")
                && asked.getRequestURI().getPath().equals("/services/mqtt");
        List<String> authorization = asked.getRequestHeaders().getOrDefault("Authorization", List.of());
        int code = !isOurs ? 404 : authorization.equals(List.of("Bearer " + TOKEN)) ? status : 401;
        String text = code == status ? body : code + ": Unauthorized";
        answers.add(code);
        if (code == 307) {
            asked.getResponseHeaders().set("Location", location);
        }
        byte[] bytes = text.getBytes(UTF_8);
        asked.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = asked.getResponseBody()) {
            out.write(bytes);
        } catch (IOException e) {
            // it hung up, as it may where there is too much
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
