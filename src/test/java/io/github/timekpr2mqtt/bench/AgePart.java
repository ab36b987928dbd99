package io.github.timekpr2mqtt.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How old the figures are that a dashboard shows while a child uses time. */
final class AgePart implements Part {
    private static final int LEFT = 360;

    private static final Duration LENGTH = Duration.ofMinutes(2);
    /** Not a second: the daemon counts every 3 s, and the same moments between its counts would be looked at. */
    private static final long LOOK_NANOS = 100_000_000;

    private static final Target AGE = Target.worst(3.5);

    @Override
    public String name() {
        return "age";
    }

    @Override
    public int pcs() {
        return 1;
    }

    @Override
    public void measure(Street street, Sheet sheet) throws Exception {
        street.used(0);
        House house = street.houses(1).get(0);
        int limit = LEFT + Integer.parseInt(house.pc().files().time(House.USER, "TIME_SPENT_BALANCE"));
        int used = Integer.parseInt(house.pc().files().time(House.USER, "TIME_SPENT_DAY"));
        String pc = street.addresses(1).get(0).name();
        try (BridgeProcess bridge = street.bridge(street.addresses(1), 30).startAndAwaitAll();
                Ticks ticks = new Ticks(house)) {
            int mark = bridge.ear().mark();
            house.limit((limit + ";").repeat(7).replaceFirst(";$", ""));
            house.pc().login(House.USER);
            String topic = bridge.topic("account/" + pc + "/" + House.USER + "/state");
            bridge.await(
                    mark,
                    "the child to be active",
                    heard -> heard.topic().equals(topic) && heard.payload().contains("\"active\":\"ON\""));
            Thread.sleep(LENGTH.toMillis());
            List<Ticks.Tick> counted = ticks.all();
            house.pc().logout(House.USER);
            if (counted.size() < LENGTH.toSeconds() / 4) {
                throw new IOException("only " + counted.size() + " counts of the daemon were seen");
            }
            List<Ear.Heard> states = bridge.ear().since(mark).stream()
                    .filter(heard -> heard.topic().equals(topic))
                    .toList();
            report(sheet, street, "time_left", counted, states, 0);
            report(sheet, street, "time", counted, states, used + LEFT);
        } finally {
            house.limit("86400;".repeat(6) + "86400");
        }
    }

    /** @param total of which the time left is taken, 0 if it is shown itself */
    private void report(
            Sheet sheet, Street street, String key, List<Ticks.Tick> counted, List<Ear.Heard> states, int total)
            throws IOException {
        List<Ages.At> shown = new ArrayList<>();
        for (Ear.Heard state : states) {
            Optional<Object> figure =
                    Optional.ofNullable(BridgeProcess.parse(state.payload()).get(key));
            figure.ifPresent(value -> shown.add(new Ages.At(state.nanos(), figure(new BigDecimal(value.toString())))));
        }
        List<Ages.At> counts = counted.stream()
                .map(tick -> new Ages.At(tick.nanos(), expected(tick.left(), total)))
                .toList();
        sheet.add(
                name(),
                "age of " + key + " as shown, against the daemon's count",
                "s",
                new Samples(new Ages(counts, shown).every(LOOK_NANOS)),
                AGE,
                street.describe(1) + ", a child uses it");
    }

    /** The daemon's count as it should be shown: minutes, used rounded down, left rounded up. */
    private static String expected(int left, int total) {
        int seconds = total == 0 ? left : total - left;
        RoundingMode rounding = total == 0 ? RoundingMode.UP : RoundingMode.DOWN;
        return figure(BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(60), 0, rounding));
    }

    private static String figure(BigDecimal minutes) {
        return minutes.stripTrailingZeros().toPlainString();
    }
}
