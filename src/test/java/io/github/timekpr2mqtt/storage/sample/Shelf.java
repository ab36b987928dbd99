package io.github.timekpr2mqtt.storage.sample;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A document with one of everything that the real ones hold. */
@NullMarked
public record Shelf(
        String id,
        Level level,
        boolean open,
        LocalDate day,
        LocalDateTime seen,
        Instant at,
        ZoneOffset offset,
        Duration every,
        Optional<String> reason,
        @Nullable String note,
        Map<DayOfWeek, Integer> limits,
        List<Gift> gifts,
        Map<ChildName, Integer> minutes) {

    public enum Level {
        LOW,
        VERY_HIGH
    }

    public Shelf {
        gifts = List.copyOf(gifts);
    }

    /** Not part of the document: only a record's components are. */
    public boolean isFull() {
        return !gifts.isEmpty();
    }
}
