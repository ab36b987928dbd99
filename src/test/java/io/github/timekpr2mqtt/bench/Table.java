package io.github.timekpr2mqtt.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The figures as a table for a terminal, which Markdown understands as well. */
final class Table {
    private static final List<String> HEAD =
            List.of("figure", "unit", "median", "p10 – p90", "min – max", "n", "must", "", "measured on");

    private Table() {}

    static String of(List<Figure> figures) {
        List<List<String>> rows = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(HEAD), figures.stream().map(Table::row))
                .toList();
        List<Integer> widths = IntStream.range(0, HEAD.size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        String ruler = widths.stream().map(width -> "-".repeat(width + 2)).collect(Collectors.joining("|", "|", "|\n"));
        String body = rows.stream().skip(1).map(row -> line(row, widths)).collect(Collectors.joining());
        return line(HEAD, widths) + ruler + body;
    }

    private static List<String> row(Figure figure) {
        Samples samples = figure.samples();
        return List.of(
                figure.name(),
                figure.unit(),
                number(samples.median()),
                number(samples.at(0.1)) + " – " + number(samples.at(0.9)),
                number(samples.least()) + " – " + number(samples.most()),
                Integer.toString(samples.n()),
                figure.target().map(Target::toString).orElse(""),
                figure.verdict(),
                figure.on());
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(i ->
                        cells.get(i) + " ".repeat(widths.get(i) - cells.get(i).length()))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** With about three digits. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size < 0.005) {
            return "0";
        }
        int decimals = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return decimals == 0 ? text : text.replaceAll("\\.?0+$", "");
    }
}
