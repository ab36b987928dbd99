package io.github.timekpr2mqtt.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Linux says in {@code /proc} about memory and CPU time. */
final class ProcFile {
    private static final Path PROC = Path.of("/proc");
    /** The unit of {@code /proc/PID/stat}, fixed in the kernel's interface to programs. */
    private static final long TICK_NANOS = 10_000_000;

    private static final int UTIME = 11;
    private static final int CUTIME = 13;

    private ProcFile() {}

    /** Of a process's memory, in bytes: {@code Rss}, {@code Pss}, {@code Anonymous}. */
    static long memory(long pid, String key) throws IOException {
        return kilobytes(Files.readString(PROC.resolve(pid + "/smaps_rollup")), key);
    }

    /** What programs may still take, in bytes. */
    static long availableMemory() throws IOException {
        return kilobytes(Files.readString(PROC.resolve("meminfo")), "MemAvailable");
    }

    static long kilobytes(String text, String key) throws IOException {
        Matcher line = Pattern.compile("^" + key + ":\\s+([0-9]+) kB$", Pattern.MULTILINE)
                .matcher(text);
        if (!line.find()) {
            throw new IOException("no " + key + " in " + text);
        }
        return Long.parseLong(line.group(1)) * 1024;
    }

    /** CPU time of a process so far in nanoseconds, threads that ended included, in steps of ten milliseconds. */
    static long cpu(long pid) throws IOException {
        return ticks(Files.readString(PROC.resolve(pid + "/stat")), UTIME);
    }

    /** CPU time of the children of a process that ended and that it waited for, and of theirs, in the same steps. */
    static long cpuOfEndedChildren(long pid) throws IOException {
        return ticks(Files.readString(PROC.resolve(pid + "/stat")), CUTIME);
    }

    /** CPU time of the threads that a process has now, to the nanosecond. */
    static long cpuOfThreads(long pid) throws IOException {
        List<Path> threads;
        try (Stream<Path> tasks = Files.list(PROC.resolve(pid + "/task"))) {
            threads = tasks.toList();
        }
        long nanos = 0;
        for (Path thread : threads) {
            String text = Files.readString(thread.resolve("schedstat"));
            nanos += Long.parseLong(text.substring(0, text.indexOf(' ')));
        }
        return nanos;
    }

    /** Two fields together. A program's name, in brackets, may hold anything, so fields are counted from behind it. */
    static long ticks(String stat, int first) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1])) * TICK_NANOS;
    }

    /** How a process was called, its words with a blank between. */
    static String commandLine(long pid) throws IOException {
        return Files.readString(PROC.resolve(pid + "/cmdline"))
                .replace('\0', ' ')
                .strip();
    }

    /** The load of the last minute. */
    static double load() throws IOException {
        String text = Files.readString(PROC.resolve("loadavg"));
        return Double.parseDouble(text.substring(0, text.indexOf(' ')));
    }
}
