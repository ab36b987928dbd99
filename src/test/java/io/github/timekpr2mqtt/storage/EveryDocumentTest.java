package io.github.timekpr2mqtt.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.timekpr2mqtt.changes.ToyTimekpr;
import io.github.timekpr2mqtt.timekpr.Username;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Every document that the bridge keeps, cut at every length and filled with rubbish: set aside as it is, and never taken for none. */
class EveryDocumentTest {
    private static final Username ANNA = new Username("anna");
    private static final ObjectMapper JSON = ObjectMapper.getDefault();

    @TempDir
    private Path folder = Path.of("");

    private final Logger log = (Logger) LoggerFactory.getLogger(Documents.class);

    /** It has one line for each of many thousand files. */
    @BeforeEach
    void quiet() {
        log.setLevel(Level.ERROR);
    }

    @AfterEach
    void loud() {
        log.setLevel(null);
    }

    private enum Kind {
        WISHES("wishes-den") {
            @Override
            void save(Path folder) throws IOException {
                pcs(folder).save("den", PcDocumentsTest.full());
            }

            @Override
            Loaded<?> load(Path folder) throws IOException {
                return pcs(folder).wishes("den");
            }
        },
        SEEN("seen-den") {
            @Override
            void save(Path folder) throws IOException {
                pcs(folder).save("den", seen());
            }

            @Override
            Loaded<?> load(Path folder) throws IOException {
                return pcs(folder).remembered("den");
            }
        },
        HISTORY("history/den/anna") {
            @Override
            void save(Path folder) throws IOException {
                pcs(folder).histories("den").save(ANNA, HistoryDocumentsTest.history(), ZoneId.of("Europe/Berlin"));
            }

            @Override
            Loaded<?> load(Path folder) throws IOException {
                return pcs(folder).histories("den").load(ANNA);
            }

            /** A child of whom nothing was seen yet. */
            @Override
            boolean isOne(String other) {
                return other.equals("{}");
            }
        },
        ANNOUNCED("announced") {
            @Override
            void save(Path folder) throws IOException {
                Documents.open(folder).save("announced", AnnouncedDocumentTest.document());
            }

            @Override
            Loaded<?> load(Path folder) throws IOException {
                return Documents.open(folder).load("announced", AnnouncedDocument.class);
            }
        },
        DONE("done") {
            @Override
            void save(Path folder) throws IOException {
                DoneDocument.Command command = new DoneDocument.Command("timekpr/bridge/restart/set", "id \"1\"");
                Documents.open(folder).save("done", new DoneDocument(1, List.of(command)));
            }

            @Override
            Loaded<?> load(Path folder) throws IOException {
                return Documents.open(folder).load("done", DoneDocument.class);
            }
        },
        REFUSED("refused") {
            @Override
            void save(Path folder) throws IOException {
                RefusedDocument.Command command = new RefusedDocument.Command(
                        "timekpr/account/den/anna/cancel_selected/set",
                        "id \"1\"",
                        "no change is selected",
                        Instant.EPOCH);
                Documents.open(folder).save("refused", new RefusedDocument(1, List.of(command)));
            }

            @Override
            Loaded<?> load(Path folder) throws IOException {
                return Documents.open(folder).load("refused", RefusedDocument.class);
            }
        };

        private final String name;

        Kind(String name) {
            this.name = name;
        }

        abstract void save(Path folder) throws IOException;

        abstract Loaded<?> load(Path folder) throws IOException;

        boolean isOne(String other) {
            return false;
        }

        private static PcDocuments pcs(Path folder) throws IOException {
            return new PcDocuments(Documents.open(folder));
        }
    }

    private static Remembered seen() {
        return new Remembered(
                new ToyTimekpr().look().accounts(),
                ZoneId.of("Europe/Berlin"),
                LocalDate.of(2026, 11, 21),
                Instant.parse("2026-11-21T09:20:30Z"),
                "0.5.9",
                Map.of(ANNA, Instant.parse("2026-11-20T09:20:30Z")),
                Map.of(new Username("ben"), Duration.ofMinutes(90)),
                Optional.of(new ToyTimekpr().look().main()),
                Optional.of(true));
    }

    private Path file(Kind kind) {
        return folder.resolve(kind.name + ".json");
    }

    private byte[] saved(Kind kind) throws IOException {
        kind.save(folder);
        assertInstanceOf(Loaded.Present.class, kind.load(folder));
        return Files.readAllBytes(file(kind));
    }

    private Loaded<?> load(Kind kind, byte[] content) throws IOException {
        Files.createDirectories(file(kind).getParent());
        Files.write(file(kind), content);
        return kind.load(folder);
    }

    private void isSetAside(Kind kind, byte[] content) throws IOException {
        Loaded<?> loaded = load(kind, content);
        assertEquals(Optional.empty(), loaded.value(), () -> new String(content, UTF_8));
        Path aside = file(kind).resolveSibling(loaded.damage().orElseThrow().setAsideAs());
        assertArrayEquals(content, Files.readAllBytes(aside), "kept as it was");
        assertFalse(Files.exists(file(kind)));
        Files.delete(aside);
    }

    @ParameterizedTest
    @EnumSource
    void cut_at_any_length_it_is_set_aside(Kind kind) throws IOException {
        byte[] whole = saved(kind);
        int end = whole.length - 1; // without its last line break it is whole
        for (int length = 0; length < end; length++) {
            isSetAside(kind, Arrays.copyOf(whole, length));
        }
        assertInstanceOf(Loaded.Present.class, load(kind, Arrays.copyOf(whole, end)));
    }

    /** As some file systems leave a file after a power cut. */
    @ParameterizedTest
    @EnumSource
    void filled_with_zeros_from_any_byte_on_it_is_set_aside(Kind kind) throws IOException {
        byte[] whole = saved(kind);
        for (int length = 0; length < whole.length; length++) {
            isSetAside(kind, Arrays.copyOf(Arrays.copyOf(whole, length), whole.length));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rubbish_in_its_place_is_set_aside(Kind kind) throws IOException {
        byte[] whole = saved(kind);
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            byte[] rubbish = new byte[whole.length];
            random.nextBytes(rubbish);
            isSetAside(kind, rubbish);
        }
    }

    @ParameterizedTest
    @EnumSource
    void valid_json_of_another_shape_is_set_aside(Kind kind) throws IOException {
        List<String> others = new ArrayList<>(
                List.of("null", "[]", "{}", "0", "\"\"", "true", "[{}]", "{\"schema\": 1}", "{\"schema\": \"2\"}"));
        for (Kind other : Kind.values()) {
            if (other != kind) {
                others.add(new String(saved(other), UTF_8));
            }
        }
        for (String other : others) {
            if (!kind.isOne(other)) {
                isSetAside(kind, other.getBytes(UTF_8));
            }
        }
    }

    /** Whatever a single value becomes, the document is read or set aside: the start does not fail on it. */
    @ParameterizedTest
    @EnumSource
    void with_any_value_in_the_place_of_another_it_is_read_or_set_aside(Kind kind) throws IOException {
        Object whole = JSON.readValue(saved(kind), Argument.of(Object.class));
        int[] count = new int[2];
        change(whole, changed -> {
            try {
                byte[] json = changed == null ? "null".getBytes(UTF_8) : JSON.writeValueAsBytes(changed);
                Loaded<?> loaded = load(kind, json);
                count[loaded.damage().isPresent() ? 1 : 0]++;
                assertTrue(loaded.value().isPresent() != loaded.damage().isPresent());
            } catch (IOException e) {
                throw new AssertionError(String.valueOf(changed), e);
            }
        });
        assertTrue(count[1] > 20, () -> "set aside: " + count[1]);
        System.out.printf("FIGURE %s with a wrong value: %d read, %d set aside%n", kind.name, count[0], count[1]);
    }

    private static final List<@Nullable Object> WRONG =
            Arrays.asList(null, -1, 1.5, "", "x", true, List.of(), Map.of(), List.of(Map.of()));

    /** Gives each way in which one value, however deep, is another or is gone. */
    private static void change(@Nullable Object value, Consumer<@Nullable Object> changed) {
        WRONG.forEach(changed);
        if (value instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                Map<Object, @Nullable Object> other = new LinkedHashMap<>(map);
                other.remove(key);
                changed.accept(other);
                change(map.get(key), inner -> {
                    Map<Object, @Nullable Object> with = new LinkedHashMap<>(map);
                    with.put(key, inner);
                    changed.accept(with);
                });
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                int at = i;
                change(list.get(i), inner -> {
                    List<@Nullable Object> with = new ArrayList<>(list);
                    with.set(at, inner);
                    changed.accept(with);
                });
            }
        }
    }
}
