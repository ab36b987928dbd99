package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The recorded evidence is what the real daemons do; {@code -Ddamage.record=true} records it anew. */
@Lab
class DamageOnTheLabTest {
    private static final String ANNA = "anna";
    private static final Pattern KEY = Pattern.compile("(?m)^ *([A-Z]+[A-Z_]+[0-9]*) *= *(.*)$");

    /** Moved by what is given here. */
    private static final Pattern SPENT = Pattern.compile("(PLAY)?TIME_(SPENT|LEFT)_.*");

    @ParameterizedTest
    @EnumSource(names = {"TIMEKPR_0_5_4", "TIMEKPR_0_5_9"})
    void every_damage_has_the_recorded_effect(LabVersion version) throws IOException {
        Map<String, Evidence> measured = new LinkedHashMap<>();
        try (LabPc pc = LabPc.start(version, ANNA)) {
            pc.clock().set(LocalDateTime.of(2026, 11, 21, 10, 0)); // a Saturday: the limit is picked by its number
            prepare(pc);
            String sound = Files.readString(pc.files().configFile(ANNA));
            Asked usual = Asked.about(pc, ANNA, "F");
            for (Damage damage : Damage.all()) {
                measured.put(damage.name(), measure(pc, damage, sound, usual));
            }
        }
        if (Boolean.getBoolean("damage.record")) {
            Files.createDirectories(Evidence.file("").getParent());
            Files.writeString(Evidence.file(version.number()), Evidence.print(measured));
        }
        assertEquals(Files.readString(Evidence.file(version.number())), Evidence.print(measured));
    }

    /** Values that are none of the defaults, so that a default is seen. */
    private static void prepare(LabPc pc) throws IOException {
        pc.parent()
                .call("setTimeLimitForDays", "sai", ANNA, "7", "3600", "3600", "3600", "3600", "3600", "7200", "7200");
        pc.parent().call("setTimeLimitForWeek", "si", ANNA, "36000");
        pc.parent().call("setTimeLimitForMonth", "si", ANNA, "72000");
        pc.parent().call("setTrackInactive", "sb", ANNA, "true");
        pc.parent().call("setHideTrayIcon", "sb", ANNA, "true");
        pc.parent().call("setLockoutType", "ssss", ANNA, "suspendwake", "7", "20");
        pc.parent().call("setPlayTimeEnabled", "sb", ANNA, "true");
        pc.parent().call("setPlayTimeLimitOverride", "sb", ANNA, "true");
        pc.parent().call("setPlayTimeUnaccountedIntervalsEnabled", "sb", ANNA, "false");
        pc.parent().call("setPlayTimeAllowedDays", "sas", ANNA, "6", "1", "2", "3", "4", "5", "6");
        pc.parent().call("setPlayTimeLimitsForDays", "sai", ANNA, "6", "600", "600", "600", "600", "600", "1200");
        pc.parent().call("setPlayTimeActivities", "saas", ANNA, "2", "2", "doom", "Doom", "2", "steam.*", "x");
        for (int day = 1; day <= 7; day++) {
            pc.parent()
                    .call(
                            "setAllowedHours",
                            "ssa{sa{si}}",
                            ANNA,
                            "" + day,
                            "3",
                            "7",
                            "3",
                            "STARTMIN",
                            "0",
                            "ENDMIN",
                            "60",
                            "UACC",
                            "0",
                            "8",
                            "3",
                            "STARTMIN",
                            "0",
                            "ENDMIN",
                            "30",
                            "UACC",
                            "0",
                            "14",
                            "3",
                            "STARTMIN",
                            "0",
                            "ENDMIN",
                            "60",
                            "UACC",
                            "1");
        }
    }

    private static Evidence measure(LabPc pc, Damage damage, String sound, Asked usual) throws IOException {
        List<Evidence.Fact> facts = new ArrayList<>();
        Path config = pc.files().configFile(ANNA);
        byte[] bytes = damage.bytes(sound);
        put(config, bytes);
        Asked asked = Asked.about(pc, ANNA, "F");
        facts.add(new Evidence.Fact("asked", "", asked.result()));
        asked.values().forEach((key, value) -> {
            if (!SPENT.matcher(key).matches() && !value.equals(usual.values().get(key))) {
                facts.add(new Evidence.Fact("says", key, value));
            }
        });
        Map<String, String> damaged = keys(new String(bytes, StandardCharsets.UTF_8));
        Map<String, String> read = changes(config, damaged);
        read.forEach((key, value) -> facts.add(new Evidence.Fact("read", key, value)));
        put(config, bytes);
        facts.add(new Evidence.Fact(
                "set",
                "",
                Asked.call(pc, "setTimeLimitForMonth", "si", ANNA, "50000").result()));
        changes(config, damaged).forEach((key, value) -> {
            if (!key.equals("LIMIT_PER_MONTH") && !value.equals(read.get(key))) {
                facts.add(new Evidence.Fact("kept", key, value));
            }
        });
        put(config, bytes);
        facts.add(new Evidence.Fact(
                "gave",
                "",
                Asked.call(pc, "setTimeLeft", "ssi", ANNA, "+", "60").result()));
        return new Evidence(facts);
    }

    /** Alone: the daemon takes a copy of the last state when it finds one. */
    private static void put(Path config, byte[] bytes) throws IOException {
        for (String left : List.of(".prev", ".invalid", ".prev.invalid")) {
            Files.deleteIfExists(config.resolveSibling(config.getFileName() + left));
        }
        Files.write(config, bytes);
    }

    private static Map<String, String> changes(Path config, Map<String, String> before) throws IOException {
        if (!Files.exists(config)) {
            return Map.of("gone", "");
        }
        Map<String, String> after = keys(new String(Files.readAllBytes(config), StandardCharsets.UTF_8));
        Map<String, String> changes = new TreeMap<>();
        after.forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                changes.put(key, value);
            }
        });
        before.keySet().stream().filter(key -> !after.containsKey(key)).forEach(key -> changes.put(key, "(none)"));
        return changes;
    }

    private static Map<String, String> keys(String text) {
        Map<String, String> keys = new TreeMap<>();
        Matcher line = KEY.matcher(text.replace("\r\n", "\n").replace('\r', '\n'));
        while (line.find()) {
            keys.put(line.group(1), line.group(2).strip());
        }
        return keys;
    }
}
