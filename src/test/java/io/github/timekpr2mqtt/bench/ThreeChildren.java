package io.github.timekpr2mqtt.bench;

import io.github.timekpr2mqtt.changes.DayLimit;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.changes.Outcome;
import io.github.timekpr2mqtt.changes.PcReconcile;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.Seen;
import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.history.History;
import io.github.timekpr2mqtt.homeassistant.AccountView;
import io.github.timekpr2mqtt.homeassistant.Documents;
import io.github.timekpr2mqtt.homeassistant.Figures;
import io.github.timekpr2mqtt.homeassistant.Moments;
import io.github.timekpr2mqtt.homeassistant.OwnSettings;
import io.github.timekpr2mqtt.homeassistant.PcView;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.FilesReport;
import io.github.timekpr2mqtt.timekpr.NoTimekpr;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Unreadable;
import io.github.timekpr2mqtt.timekpr.Username;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What JMH measures: a PC whose three children have files as timekprd 0.5.9 wrote them, and a limit that is wanted for the
 * first. The samples have no comments; here each file has as many of them as the daemon writes.
 */
public final class ThreeChildren {
    private static final List<String> CHILDREN = List.of("anna", "ben", "mia");
    private static final Username ANNA = new Username(CHILDREN.get(0));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Instant NOW = TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
    /** As long as the daemon's are, on average. */
    private static final String COMMENT = "# " + "- ".repeat(45) + "\n";

    private static final String ALL_DAY = AllowedHours.ALL_DAY.toString();
    private static final String AFTERNOON = "!13;14;15;16;17;18;19;20[0-30]";
    private static final int OF_SETTINGS = 26;
    private static final int OF_TIME = 8;

    private final ObjectMapper json = ObjectMapper.getDefault();
    private final byte[] report;
    private final Observation observation;
    private final PcWishes wishes;

    /** Reads the samples. */
    public ThreeChildren() {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("timekpr2mqtt-files", "1");
        items.put("before", "2026-11-21T12:00:00+0000");
        items.put("zone", "Etc/UTC");
        items.put("boot", "7d0ccd8c-0000-4000-8000-000000000000\n");
        items.put("version", "0.5.9");
        items.put("timekpr.conf", COMMENT.repeat(OF_SETTINGS) + sample("timekpr.conf"));
        for (String child : CHILDREN) {
            items.put("config/timekpr." + child + ".conf", ofChild(child, "timekpr.mia.conf", OF_SETTINGS));
            items.put("work/" + child + ".time", ofChild(child, "mia.time", OF_TIME));
        }
        items.computeIfPresent("config/timekpr.ben.conf", (name, text) -> text.replace(ALL_DAY, AFTERNOON));
        items.put("after", "2026-11-21T12:00:00+0000");
        report = new FilesReport(items).print();
        observation = parse();
        Origin origin = new Origin("id", "limit_monday", "45", NOW, Optional.empty());
        SettingWish wish = new SettingWish(new DayLimit(DayOfWeek.MONDAY, 45 * 60), origin, Optional.of("60"));
        wishes = PcWishes.NONE.with(ANNA, PcWishes.NONE.of(ANNA).with(wish));
    }

    /** The daemon names the child first. */
    private static String ofChild(String child, String file, int comments) {
        String section = "[" + child + "]\n";
        return sample(file).replace("[mia", "[" + child).replace(section, section + COMMENT.repeat(comments));
    }

    private static String sample(String file) {
        String name = "/timekpr/used-today-logged-in-0.5.9/" + file;
        try (InputStream in = Objects.requireNonNull(ThreeChildren.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the PC prints, as an observation. */
    public Observation parse() {
        try {
            return Observation.of(FilesReport.parse(report));
        } catch (Unreadable | NoTimekpr e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is to be done about the wanted limit. */
    public PcReconcile plan() {
        Seen seen = new Seen(observation, new Grant.Sender("boot", "guid", ":1.7"), NOW, TODAY);
        return PcReconcile.of(wishes, seen, Optional.empty(), new Outcome.Fresh(), Set.of());
    }

    /** What is sent about the first child at each tick of the daemon, if its figures changed. */
    public String renderTime() {
        return text(Documents.state(view(ANNA, observation)));
    }

    /** All documents of the PC and its children, after a read. */
    public List<String> parseAndRender() {
        return render(parse());
    }

    private List<String> render(Observation seen) {
        List<AccountView> views =
                CHILDREN.stream().map(child -> view(new Username(child), seen)).toList();
        PcView pc = new PcView(
                new Topics.Pc("den"),
                true,
                Optional.of(NOW),
                false,
                "",
                Optional.empty(),
                views,
                new OwnSettings(true, Map.of(), Optional.of(seen.main()), ""),
                Optional.empty(),
                "0.5.9",
                ZoneOffset.UTC);
        List<String> documents = new ArrayList<>(List.of(text(Documents.pc(pc))));
        for (AccountView view : views) {
            documents.add(text(Documents.settings(view)));
            documents.add(text(Documents.history(view)));
            documents.add(text(Documents.state(view)));
        }
        return documents;
    }

    private AccountView view(Username user, Observation seen) {
        AccountFiles files = Objects.requireNonNull(seen.accounts().get(user));
        return new AccountView(
                new Topics.Account("den", user),
                user.value(),
                Optional.of(Figures.of(files, seen.version(), Optional.empty(), TODAY.atTime(12, 0), Optional.empty())),
                new Moments(TODAY, ZoneOffset.UTC, Optional.empty(), Optional.empty(), Optional.empty()),
                History.NONE,
                Optional.of(true),
                wishes.of(user),
                Optional.of(files.config()),
                files.faults(),
                seen.version(),
                "",
                Optional.empty(),
                "",
                ZoneOffset.UTC);
    }

    private String text(Map<String, ?> document) {
        try {
            return json.writeValueAsString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
