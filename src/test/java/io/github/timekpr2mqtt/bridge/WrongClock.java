package io.github.timekpr2mqtt.bridge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The bridge's clock, which may be put anywhere, in one step, while it runs. From any thread. */
final class WrongClock extends Clock {
    private final Clock real;
    private volatile Duration wrong = Duration.ZERO;

    private WrongClock(Clock real) {
        this.real = real;
    }

    /** At first right. */
    static WrongClock running() {
        return new WrongClock(Clock.systemUTC());
    }

    /** It moves by steps alone. */
    static WrongClock standing(LocalDateTime utc) {
        return new WrongClock(Clock.fixed(utc.toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    }

    /** Moves it, ahead or back. */
    void step(Duration by) {
        wrong = wrong.plus(by);
    }

    /** Puts it to this moment. */
    void set(Instant moment) {
        wrong = Duration.between(real.instant(), moment);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
        return real.instant().plus(wrong);
    }
}
