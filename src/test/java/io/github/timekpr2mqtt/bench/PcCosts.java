package io.github.timekpr2mqtt.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What watching costs a PC: the CPU time of those that are watched, less that of those that are not, in the same minutes.
 *
 * @param before the watched ones first
 * @param after the same PCs, later
 * @param watched how many of them are watched
 */
record PcCosts(List<PcCpu> before, List<PcCpu> after, int watched) {

    void report(Sheet sheet, String part, double perHour, Target must, String on) {
        sheet.add(part, "CPU of a PC per hour watched", "s", all().times(perHour), must, on);
        for (PcCpu.Program program : PcCpu.Program.values()) {
            sheet.add(part, "of it " + program.words(), "s", of(program).times(perHour), on);
        }
    }

    /** In seconds, for each PC that is watched. */
    Samples all() {
        return beyondUnwatched(IntStream.range(0, before.size())
                .mapToObj(i -> after.get(i).total() - before.get(i).total())
                .toList());
    }

    /** The share of one program. */
    Samples of(PcCpu.Program program) {
        return beyondUnwatched(IntStream.range(0, before.size())
                .mapToObj(i -> after.get(i).of(program) - before.get(i).of(program))
                .toList());
    }

    private Samples beyondUnwatched(List<Double> used) {
        double otherwise = used.subList(watched, used.size()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        return new Samples(
                used.subList(0, watched).stream().map(own -> own - otherwise).toList());
    }
}
