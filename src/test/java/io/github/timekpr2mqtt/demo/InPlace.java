package io.github.timekpr2mqtt.demo;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** For a terminal: the table stays where it is and changes there, while somebody types below it. */
final class InPlace implements Screen {
    private static final int NEWS = 6;
    private static final String CLEAR = "\033[H\033[2J";
    private static final String TOP = "\033[H";
    private static final String END_OF_LINE = "\033[K";
    private static final String SAVE = "\0337";
    private static final String BACK = "\0338";
    private static final String CUT_LONG_LINES = "\033[?7l";
    private static final String WRAP_LONG_LINES = "\033[?7h";

    private final PrintStream out;
    private final Deque<String> news = new ArrayDeque<>();
    private List<String> above = List.of();
    private List<String> below = List.of();
    private List<Row> rows = List.of();

    InPlace(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> first, List<Row> table, List<String> last) {
        above = first;
        rows = table; // as many rows from the start on: the line for typing stays where it is
        below = last;
        typed();
    }

    @Override
    public void table(List<Row> now) {
        if (!now.equals(rows)) {
            rows = now;
            refresh();
        }
    }

    @Override
    public void say(String what) {
        news.add(Now.text() + "  " + what);
        if (news.size() > NEWS) {
            news.remove();
        }
        refresh();
    }

    /** What is being typed, and the cursor behind it, stay as they are. */
    private void refresh() {
        out.print(SAVE + TOP + CUT_LONG_LINES + picture() + WRAP_LONG_LINES + BACK);
        out.flush();
    }

    @Override
    public void typed() {
        out.print(CLEAR + CUT_LONG_LINES + picture() + WRAP_LONG_LINES + "> ");
        out.flush();
    }

    private String picture() {
        List<String> lines = new ArrayList<>(above);
        lines.add("");
        lines.add(Row.line(Row.TITLES));
        rows.forEach(row -> lines.add(row.line()));
        lines.add("");
        lines.addAll(news);
        for (int i = news.size(); i < NEWS; i++) {
            lines.add("");
        }
        lines.add("");
        lines.addAll(below);
        StringBuilder picture = new StringBuilder();
        lines.forEach(line -> picture.append(line).append(END_OF_LINE).append("\n"));
        return picture.toString();
    }

    @Override
    public void end() {
        out.println();
        out.flush();
    }
}
