package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.demopc.Written;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call that gave or took time, as the PC carried it out.
 *
 * @param seconds less than 0 if they were taken
 * @param extra of the day of the call afterwards
 * @param change of that extra time: what was used above the limit is forgiven with it
 */
record Given(
        long nanoTime,
        boolean atPc,
        boolean playTime,
        int seconds,
        int extra,
        int change,
        LocalDate day,
        LocalDate dayOfFile) {
    /** One of these, if the state is that after such a call. */
    static Optional<Given> of(Written before, Written now) {
        return now.call()
                .filter(call -> call.result() == 0 && call.member().matches("set(PlayTime|Time)Left"))
                .filter(call -> !call.args().get(0).equals("=")) // that puts a balance right, and gives nothing
                .map(call -> {
                    boolean playTime = call.member().equals("setPlayTimeLeft");
                    int amount = Integer.parseInt(String.valueOf(call.args().get(1)));
                    int extra = Extra.of(now, playTime);
                    return new Given(
                            now.nanoTime(),
                            call.atPc(),
                            playTime,
                            call.args().get(0).equals("-") ? -amount : amount,
                            extra,
                            extra - Extra.of(before, playTime),
                            now.at().toLocalDate(),
                            Extra.day(before));
                });
    }

    /** All of a child's, oldest first. */
    static List<Given> all(List<Written> states) {
        List<Given> all = new ArrayList<>();
        for (int i = 1; i < states.size(); i++) {
            of(states.get(i - 1), states.get(i)).ifPresent(all::add);
        }
        return all;
    }
}
