package io.github.timekpr2mqtt.payloads;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that people might send, and some that nobody should. */
final class Samples {
    private static final List<String> HOURS = List.of(
            "07:00-08:30, 16:00-20:00",
            "all day",
            "All Day",
            "",
            " ",
            "7;8[0-30];!14",
            "!14:00-15:00",
            "7-8, 16 – 20",
            "0:00-24:00",
            "00:00-00:01",
            "23:59-24:00",
            "7:05-7:10;9—10",
            "!0-24");
    private static final List<String> PROGRAMS = List.of(
            "",
            "minecraft; steam.*[All of Steam]",
            "java",
            ".*/games/.*[Ünïcode 😀 games]",
            "a[b;c];dd",
            "100%[all]",
            "firefox;;  chrome ;",
            "x{2,3}[a]");
    private static final List<String> SESSIONS =
            List.of("x11, wayland, mir", "x11;wayland", "tty unspecified", "web", "", "x11,x11,mir", "tty");

    /** What often breaks programs. */
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "\u0000",
            "\u0000\u0001\u0002\u001b[31m",
            "a\u0000b",
            "game\ufffd.*",
            "\u00a0steam.*\u2007",
            "😀",
            "line\nbreak\r\nand\u2028more\u2029\u0085end",
            "NaN",
            "-Infinity",
            "1e400",
            "1e999999999",
            "1e-999999999",
            "-0",
            "+5",
            "007",
            "0x10",
            "1,5",
            "1_000",
            "９０",
            "٩",
            "90\u00a0",
            "\ufeff90",
            "-1",
            "1440.0001",
            "99999999999999999999999999999999999999",
            "0.000000000000000000000000000000001",
            "45.733333333333334",
            "null",
            "true",
            "ON ",
            "press",
            "{",
            "{}",
            "[]",
            "\"90\"",
            "{\"value\":90",
            "{\"value\":null}",
            "{\"value\":[90]}",
            "{\"value\":{}}",
            "{\"value\":90}}",
            "{\"value\":90,\"value\":91}",
            "{\"value\":1e2}",
            "{\"value\":1.5e1}",
            "{\"value\":1e400}",
            "{\"value\":1e2147483648}",
            "{\"value\":-1e99999999999999999999}",
            "{\"value\":NaN}",
            "{\"value\":\"\\ud800\"}",
            "{\"value\":\"a\\udc00b\"}",
            "{\"value\":\"mine\\u0000craft\"}",
            "{\"id\":1e99999999999,\"value\":90}",
            "{\"id\":true,\"value\":90}",
            "{\"id\":[],\"minutes\":15}",
            "{\"id\":\"\\ud83d\",\"minutes\":15}",
            "{\"id\":\"a\\nb\\u0000c\"}",
            "{\"\\u0000\":1,\"a\\nb\":2}",
            "{\"minutes\":15.0}",
            "{\"minutes\":\"15\"}",
            "{\"minutes\":14.999999999}",
            "\u202e09\u202c",
            "'; DROP TABLE states; --",
            "{{ states('sensor.x') }}",
            "${jndi:ldap://127.0.0.1/a}",
            "../../etc/passwd",
            "07:00-08:30, 08:00-09:00",
            "22:00-02:00",
            "7:00-7:15, 7:45-8:30",
            "25:00-26:00",
            "7:60-8",
            "!7-8,7-8",
            "7;15-18;20",
            "(\"x\")",
            "a",
            "][",
            "%%",
            "… 12 activities",
            "x11, x12",
            "root; ann\u0000a",
            "lock\n",
            "LOCK",
            "9",
            "nothing");

    private Samples() {}

    static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    static String nasty(Random random) {
        return one(random, NASTY);
    }

    /** Hours that a PC can hold, most times. */
    static String hours(Random random) {
        if (random.nextInt(3) == 0) {
            return one(random, HOURS);
        }
        List<String> spans = new ArrayList<>();
        int minute = random.nextInt(300);
        while (minute < 1380 && spans.size() < 6) {
            int end = Math.min(1440, minute + 1 + random.nextInt(400));
            String free = random.nextInt(4) == 0 ? "!" : "";
            spans.add(free + clock(minute) + "-" + clock(end));
            minute = (end / 60 + 1 + random.nextInt(4)) * 60 + random.nextInt(60);
        }
        return String.join(random.nextBoolean() ? ", " : ";", spans);
    }

    private static String clock(int minute) {
        return String.format("%02d:%02d", minute / 60, minute % 60);
    }

    static String programs(Random random) {
        if (random.nextInt(3) == 0) {
            return one(random, PROGRAMS);
        }
        List<String> programs = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            String name = "game" + random.nextInt(1000) + (random.nextBoolean() ? ".*" : "");
            programs.add(name + (random.nextBoolean() ? "" : "[No. " + random.nextInt(100) + "]"));
        }
        return String.join("; ", programs);
    }

    static String sessions(Random random) {
        return one(random, SESSIONS);
    }
}
