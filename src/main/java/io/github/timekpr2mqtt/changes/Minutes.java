package io.github.timekpr2mqtt.changes;

import java.math.BigDecimal;
import java.math.MathContext;

/** Seconds as the minutes that a control shows: exact, without needless decimals ({@code 5430} s is {@code 90.5}). */
public final class Minutes {
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    private Minutes() {}

    /** The number of minutes; a third of a minute is cut at 7 digits, more than a day of seconds needs. */
    public static BigDecimal of(int seconds) {
        return seconds % 60 == 0
                ? BigDecimal.valueOf(seconds / 60)
                : BigDecimal.valueOf(seconds)
                        .divide(SIXTY, MathContext.DECIMAL32)
                        .stripTrailingZeros();
    }

    /** Whole minutes, so that 0 is really 0. */
    public static int roundedUp(int seconds) {
        return -Math.floorDiv(-seconds, 60);
    }

    /** The same as text. */
    public static String text(int seconds) {
        return of(seconds).toPlainString();
    }
}
