package io.github.timekpr2mqtt.bench;

import io.github.timekpr2mqtt.changes.DayLimit;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.Seen;
import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.history.History;
import io.github.timekpr2mqtt.homeassistant.AccountView;
import io.github.timekpr2mqtt.homeassistant.Figures;
import io.github.timekpr2mqtt.homeassistant.Moments;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.FilesReport;
import io.github.timekpr2mqtt.timekpr.NoTimekpr;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Unreadable;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A PC whose three children have files as timekprd 0.5.9 wrote them, and a limit that is wanted for the first. */
final class ThreeChildren {
    private static final List<String> CHILDREN = List.of("anna", "ben", "mia");
    private static final Username ANNA = new Username(CHILDREN.get(0));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Instant NOW = TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);

    private final byte[] report;
    private final Observation observation;
    private final PcWishes wishes;

    ThreeChildren() {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("timekpr2mqtt-files", "1");
        items.put("before", "2026-11-21T12:00:00+0000");
        items.put("zone", "Etc/UTC");
        items.put("boot", "7d0ccd8c-0000-4000-8000-000000000000\n");
        items.put("version", "0.5.9");
        items.put("timekpr.conf", sample("timekpr.conf"));
        for (String child : CHILDREN) {
            items.put("config/timekpr." + child + ".conf", sample("timekpr.mia.conf").replace("[mia", "[" + child));
            items.put("work/" + child + ".time", sample("mia.time").replace("[mia", "[" + child));
        }
        items.put("after", "2026-11-21T12:00:00+0000");
        report = new FilesReport(items).print();
        try {
            observation = Observation.of(FilesReport.parse(report));
        } catch (Unreadable | NoTimekpr e) {
            throw new IllegalStateException(e);
        }
        Origin origin = new Origin("id", "limit_monday", "45", NOW, Optional.empty());
        SettingWish wish = new SettingWish(new DayLimit(DayOfWeek.MONDAY, 45 * 60), origin, Optional.of("60"));
        wishes = PcWishes.NONE.with(ANNA, PcWishes.NONE.of(ANNA).with(wish));
    }

    private static String sample(String file) {
        String name = "/timekpr/used-today-logged-in-0.5.9/" + file;
        try (InputStream in = Objects.requireNonNull(ThreeChildren.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the PC prints it. */
    byte[] report() {
        return report;
    }

    Seen seen() {
        return new Seen(observation, new Grant.Sender("boot", "guid", ":1.7"), NOW, TODAY);
    }

    PcWishes wishes() {
        return wishes;
    }

    /** Of the first, with figures that are computed anew, as at each tick of the daemon. */
    AccountView view() {
        AccountFiles files = Objects.requireNonNull(observation.accounts().get(ANNA));
        return new AccountView(
                new Topics.Account("den", ANNA),
                "Anna",
                Optional.of(Figures.of(files, observation.version(), Optional.empty(), TODAY.atTime(12, 0), Optional.empty())),
                new Moments(TODAY, ZoneOffset.UTC, Optional.empty(), Optional.empty(), Optional.empty()),
                History.NONE,
                Optional.of(true),
                wishes.of(ANNA),
                Optional.of(files.config()),
                observation.version(),
                "", Optional.empty(),
                "",
                ZoneOffset.UTC);
    }
}
