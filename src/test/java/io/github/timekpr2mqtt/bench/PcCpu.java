package io.github.timekpr2mqtt.bench;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * CPU time that a PC has used so far, in seconds, by what used it.
 *
 * @param seconds what ended is counted with what waited for its end: the programs of the gate with sshd
 */
record PcCpu(Map<Program, Double> seconds) {
    /** What runs on a lab PC. */
    enum Program {
        SSHD("sshd and the gate's programs"),
        STDIO_BRIDGE("systemd-stdio-bridge"),
        BUS("dbus-daemon"),
        TIMEKPR("timekprd"),
        /** The lab's own stand-in for logind among them. */
        REST("the rest");

        private final String words;

        Program(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** By the words with which it was started; sshd calls itself "sshd: timekpr2mqtt@notty" while it serves. */
        static Program of(String commandLine) {
            String first = commandLine.replaceFirst("[: ].*", "");
            return switch (first.substring(first.lastIndexOf('/') + 1)) {
                case "sshd", "sh", "date", "cat", "awk", "mawk", "gawk" -> SSHD;
                case "systemd-stdio-bridge" -> STDIO_BRIDGE;
                case "dbus-daemon" -> BUS;
                default -> commandLine.contains("/timekprd.py") ? TIMEKPR : REST;
            };
        }
    }

    static PcCpu of(House house) throws IOException {
        Map<Program, Double> seconds = new EnumMap<>(Program.class);
        for (ProcessHandle process : house.processes().toList()) {
            long pid = process.pid();
            try {
                long nanos = ProcFile.cpuOfThreads(pid) + ProcFile.cpuOfEndedChildren(pid);
                seconds.merge(Program.of(ProcFile.commandLine(pid)), nanos / 1e9, Double::sum);
            } catch (IOException e) {
                if (process.isAlive()) {
                    throw e;
                } // else its parent has its time
            }
        }
        return new PcCpu(seconds);
    }

    double of(Program program) {
        return seconds.getOrDefault(program, 0.0);
    }

    double total() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
