package io.github.timekpr2mqtt.host;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this version of the bridge brings for a PC. What is on the PC may be older. */
public final class Shipped {
    private static final Pattern NUMBER = Pattern.compile("timekpr2mqtt (?:gate|policy) ([0-9]{1,6})");

    private Shipped() {}

    /** The numbers that gate and policy say of themselves. */
    public static Way.Installed now() {
        return new Way.Installed(true, number(Gate.script()), number(BusPolicy.text(false)));
    }

    private static int number(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.find()) {
            throw new IllegalStateException("the program was built with a gate or policy without a number");
        }
        return Integer.parseInt(number.group(1));
    }
}
