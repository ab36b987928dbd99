package io.github.timekpr2mqtt.storage;

import io.github.timekpr2mqtt.storage.sample.ChildName;
import io.github.timekpr2mqtt.storage.sample.Gift;
import io.github.timekpr2mqtt.storage.sample.Shelf;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class Samples {
    static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    static final Shelf SHELF = new Shelf(
            "s1",
            Shelf.Level.VERY_HIGH,
            true,
            DAY,
            LocalDateTime.of(2026, 11, 21, 10, 20, 30),
            Instant.parse("2026-11-21T09:20:30.123456Z"),
            ZoneOffset.ofHours(1),
            Duration.ofMinutes(15),
            Optional.empty(),
            null,
            Map.of(DayOfWeek.MONDAY, 5400),
            List.of(new Gift.Waiting(900), new Gift.Prepared(-900, DAY, "b-1"), new Gift.Done(60)),
            Map.of(new ChildName("änne"), 90));

    /** How {@link #SHELF} has to look on the disk, for ever: an older version wrote it so. */
    static final String JSON = """
            {
              "id" : "s1",
              "level" : "VERY_HIGH",
              "open" : true,
              "day" : "2026-11-21",
              "seen" : "2026-11-21T10:20:30",
              "at" : "2026-11-21T09:20:30.123456Z",
              "offset" : "+01:00",
              "every" : "PT15M",
              "reason" : null,
              "note" : null,
              "limits" : {
                "MONDAY" : 5400
              },
              "gifts" : [ {
                "state" : "waiting",
                "seconds" : 900
              }, {
                "state" : "prepared",
                "seconds" : -900,
                "day" : "2026-11-21",
                "bootId" : "b-1"
              }, {
                "state" : "done",
                "seconds" : 60
              } ],
              "minutes" : {
                "änne" : 90
              }
            }
            """;

    private Samples() {}
}
