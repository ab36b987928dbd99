package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Checkup;
import io.github.timekpr2mqtt.homeassistant.Checkup.Look;
import io.github.timekpr2mqtt.homeassistant.Checkup.Verdict;
import io.github.timekpr2mqtt.host.SetupLine;
import io.github.timekpr2mqtt.host.Shipped;
import io.github.timekpr2mqtt.host.Stage;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.host.Way;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.PcClock;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says of each step on the way to a PC's Timekpr how it is, and what to do. What the PC does not let one look at, because a step
 * before it is broken, is not looked at; a gate that is too old, or accounts that are missing, are in the way of nothing.
 *
 * @param options of the PC
 * @param ours what this version of the bridge brings for it
 * @param setupLine what brings that onto the PC
 */
record Doctor(Options.Pc options, Way.Installed ours, String setupLine) {
    private static final Duration APART = Duration.ofMinutes(2);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final String PASTE = " Paste the setup line into a terminal on the PC.";
    private static final Set<Stage> MENDED_BY_SETUP = Set.of(Stage.KEY, Stage.GATE, Stage.RIGHTS);

    /** @param publicKeyLine our key for this PC, as in {@code authorized_keys} */
    static Doctor of(Options.Pc options, String publicKeyLine) {
        return new Doctor(options, Shipped.now(), SetupLine.of(publicKeyLine, options.user()));
    }

    /** How one stage is. */
    private record Finding(boolean good, String words) {}

    /**
     * What was found.
     *
     * @param now the end of the way, in our own zone
     */
    Checkup examined(Way way, Clock now) {
        List<Look> looks = new ArrayList<>();
        boolean paste = false;
        for (Stage stage : Stage.values()) {
            Optional<Finding> finding = finding(stage, way, now);
            boolean broken = finding.isPresent() && !finding.get().good();
            paste = paste || (broken && isMendedBySetup(stage, way));
            looks.add(finding.map(f -> new Look(stage.toString(), f.good() ? Verdict.GOOD : Verdict.BROKEN, f.words()))
                    .orElseGet(() -> new Look(stage.toString(), Verdict.NOT_LOOKED_AT, "not looked at")));
        }
        return new Checkup(looks, paste ? setupLine : "", now.instant());
    }

    private Optional<Finding> finding(Stage stage, Way way, Clock now) {
        Optional<Way.Obstacle> obstacle = way.obstacle();
        if (obstacle.isPresent() && obstacle.get().at() == stage) {
            return Optional.of(new Finding(false, obstacle.get().trouble().getMessage()));
        }
        if (obstacle.isPresent() && (obstacle.get().at().compareTo(stage) < 0 || isUnknown(stage, obstacle.get()))) {
            return Optional.empty();
        }
        return switch (stage) {
            case NAME -> good(options.host() + " is " + address(way));
            case PORT -> good("an SSH server answers at port " + options.port());
            case HOST_KEY -> good(hostKey(way));
            case KEY ->
                way.oldKey()
                        ? Optional.of(new Finding(
                                false, "It lets us in by the old SSH key, and does not take the new one yet." + PASTE))
                        : good("it lets us in as " + options.user());
            case GATE -> way.installed().map(this::gate);
            case STDIO_BRIDGE -> good("it is there, and the PC's D-Bus answers");
            case TIMEKPR -> way.timekpr().map(timekpr -> new Finding(true, "Timekpr-nExT " + timekpr.version()));
            case DAEMON -> good("Timekpr's daemon runs");
            case RIGHTS -> good(rights(way));
            case ACCOUNTS -> way.timekpr().map(timekpr -> accounts(timekpr, now));
            case CLOCK ->
                way.timekpr()
                        .map(timekpr -> clock(timekpr.clock(), now.instant().minus(way.age()), now));
        };
    }

    /** A host key that cannot be read here is found before the port is looked at. */
    private static boolean isUnknown(Stage stage, Way.Obstacle obstacle) {
        return stage == Stage.PORT && obstacle.trouble().kind() == Trouble.Kind.HOST_KEY_LOST;
    }

    /** Who is turned away mostly was refused before, if it is an SSH server that does so; neither sessions nor modes of Timekpr's folders are ours to mend. */
    private static boolean isMendedBySetup(Stage stage, Way way) {
        Optional<Trouble> trouble =
                way.obstacle().filter(at -> at.at() == stage).map(Way.Obstacle::trouble);
        if (trouble.isEmpty()) {
            return MENDED_BY_SETUP.contains(stage);
        }
        return switch (trouble.get().kind()) {
            case BUSY -> way.hostKeyKnown();
            case TOO_FEW_SESSIONS, SESSION_ENDED -> false;
            case FILES_UNREADABLE -> stage == Stage.GATE;
            default -> MENDED_BY_SETUP.contains(stage);
        };
    }

    private static Optional<Finding> good(String words) {
        return Optional.of(new Finding(true, words));
    }

    private String address(Way way) {
        return way.addresses().equals(List.of(options.host())) ? "an address" : String.join(", ", way.addresses());
    }

    private static String hostKey(Way way) {
        return way.hostKeyKnown()
                ? "it shows the known one, " + way.hostKey()
                : "none is known yet, the bridge takes " + way.hostKey() + " for the right one at its first connection";
    }

    private Finding gate(Way.Installed found) {
        if (!found.bound()) {
            return new Finding(
                    false,
                    "No gate is bound to our key: whoever gets the key can run any command as " + options.user()
                            + " on the PC." + PASTE);
        }
        if (found.gate() < ours.gate()) {
            return new Finding(false, older("gate", found.gate(), ours.gate()));
        }
        if (found.policy() == 0 && ours.policy() > 0) {
            return new Finding(
                    false,
                    "The bus policy is not on the PC, or not whole: " + options.user()
                            + " may reach all programs on its D-Bus and they it, or not hear Timekpr." + PASTE);
        }
        return found.policy() < ours.policy()
                ? new Finding(false, older("bus policy", found.policy(), ours.policy()))
                : new Finding(true, "gate " + found.gate() + " and policy " + found.policy() + " are in place");
    }

    private static String older(String what, int there, int here) {
        return "The " + what + " on the PC is older than the bridge's ("
                + (there == 0 ? "it has no number" : String.valueOf(there)) + ", ours is " + here + ")." + PASTE;
    }

    private String rights(Way way) {
        return options.user() + " may change what children have, " + (way.mayConfigure() ? "and" : "but not")
                + " Timekpr's own settings";
    }

    /** In the words that the bridge has for it anyway. */
    private Finding accounts(Observation timekpr, Clock now) {
        Accounts accounts = new Accounts(options, new PcSettings());
        accounts.seen(timekpr, Map.of(), now.instant());
        String names = accounts.names().stream().map(Username::toString).collect(Collectors.joining(", "));
        if (!accounts.trouble().isEmpty()) {
            return new Finding(false, accounts.trouble());
        }
        return names.isEmpty()
                ? new Finding(
                        false,
                        "Timekpr has no account on this PC that is to be shown. Look whether it has ordinary accounts and still its"
                                + " folder /var/lib/timekpr, and at exclude in the options")
                : new Finding(true, names);
    }

    /** @param then our time at the moment at which the PC said its own */
    private static Finding clock(PcClock its, Instant then, Clock now) {
        Clock atThatMoment = Clock.fixed(then, now.getZone());
        PcTime time = new PcTime(atThatMoment, new Steady(() -> 0));
        time.seen(its);
        if (!time.trouble().isEmpty()) {
            return new Finding(false, time.trouble());
        }
        Duration ahead = Duration.between(then, its.instant());
        if (ahead.abs().compareTo(APART) > 0) {
            return new Finding(
                    false,
                    "The PC's clock is " + spoken(ahead.abs()) + (ahead.isNegative() ? " behind" : " ahead of")
                            + " ours. Set the one that is wrong; on the PC: sudo timedatectl set-ntp true");
        }
        ZoneId zone = now.getZone();
        String local = TIME.format(its.local());
        if (zone.getRules().getOffset(then).equals(its.offset())) {
            return new Finding(true, local + ", as here; " + its.zoneId());
        }
        if (isUtc(zone)) {
            return new Finding(true, local + "; " + its.zoneId() + " (the bridge's own is not set: " + zone + ")");
        }
        return new Finding(
                false,
                "The PC is in another time zone (" + its.zoneId() + ", it is " + local + ") than we (" + zone + ", "
                        + TIME.format(then.atZone(zone)) + "). A child's day and hours are those of the PC."
                        + " If that is wrong: sudo timedatectl set-timezone " + zone);
    }

    /** No family lives in it, but containers and servers do: it says nothing of where the PC is. */
    private static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    private static String spoken(Duration length) {
        return length.toHours() == 0
                ? length.toMinutes() + " min"
                : length.toHours() + " h " + length.toMinutesPart() + " min";
    }
}
