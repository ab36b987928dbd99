package io.github.timekpr2mqtt.changes;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Seconds as the hours that a control shows, without needless decimals ({@code 5400} s is {@code 1.5}). */
public final class Hours {
    private static final int SECONDS = 3600;
    /** Enough to find the second again. */
    private static final int DECIMALS = 4;

    private Hours() {}

    /** The number of hours. */
    public static BigDecimal of(int seconds) {
        return seconds % SECONDS == 0
                ? BigDecimal.valueOf(seconds / SECONDS)
                : BigDecimal.valueOf(seconds)
                        .divide(BigDecimal.valueOf(SECONDS), DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }

    /** The same as text. */
    public static String text(int seconds) {
        return of(seconds).toPlainString();
    }
}
