package io.github.timekpr2mqtt.host;

import io.github.timekpr2mqtt.timekpr.FilesReport;
import io.github.timekpr2mqtt.timekpr.NoTimekpr;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;

/** Reads Timekpr's files by one command, again if the daemon was just writing them. */
final class FilesCommand {
    private static final int READS = 5;
    private static final int LONGEST_QUOTE = 30;
    private static final int NOT_ALLOWED = 126;
    private static final int NOT_FOUND = 127; // the gate that is bound to our key, or, without one, its word

    /** Together longer than the longest time for which a file was seen empty: 169 ms (measured on timekprd 0.5.9). */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final ClientSession session;
    private final String command;
    private final Duration limit;
    private @Nullable Look last;
    private Optional<FilesReport> answered = Optional.empty();

    /** What was answered, and what it says. */
    private record Look(FilesReport report, Observation observation) {}

    FilesCommand(ClientSession session, String command, Duration limit) {
        this.session = session;
        this.command = command;
        this.limit = limit;
    }

    /** Throws NO_TIMEKPR, FILES_UNREADABLE, FILES_TOO_LARGE, NOT_OUR_GATE, COMMAND_REFUSED, TOO_FEW_SESSIONS, NO_ANSWER, LOST. */
    Observation read() throws Trouble {
        for (int reads = 1; ; reads++) {
            try {
                FilesReport report = FilesReport.parse(run());
                answered = Optional.of(report);
                return reads < READS ? observation(report) : Observation.ofLast(report);
            } catch (NoTimekpr e) {
                throw new Trouble(Trouble.Kind.NO_TIMEKPR, e);
            } catch (Unreadable e) {
                if (reads == READS || !e.torn()) {
                    throw new Trouble(Trouble.Kind.FILES_UNREADABLE, e, e);
                }
            }
            Waiting.pause(FIRST_PAUSE.plusMillis(10L * reads));
        }
    }

    /** What the PC answered last, whatever that says of Timekpr. */
    Optional<FilesReport> answered() {
        return answered;
    }

    private Observation observation(FilesReport report) throws Unreadable, NoTimekpr {
        Look before = last;
        Observation observation =
                before == null ? Observation.of(report) : Observation.of(report, before.report(), before.observation());
        last = new Look(report, observation);
        return observation;
    }

    private byte[] report(byte[] printed) throws Trouble {
        if (!FilesReport.isOne(printed)) {
            String words =
                    new String(printed, 0, Math.min(printed.length, LONGEST_QUOTE), StandardCharsets.UTF_8).strip();
            throw new Trouble(
                    Trouble.Kind.NOT_OUR_GATE,
                    null,
                    session.getUsername(),
                    words.isEmpty() ? "with nothing" : "with '" + words + "'");
        }
        if (printed.length > FilesReport.MAX_BYTES) {
            throw new Trouble(Trouble.Kind.FILES_TOO_LARGE, null, (FilesReport.MAX_BYTES >> 20) + " MiB");
        }
        return printed;
    }

    private byte[] run() throws Trouble {
        CappedOutput printed = new CappedOutput(FilesReport.MAX_BYTES + 1); // one more, so that too long is seen
        try (Exec exec = new Exec(session, command, printed, limit)) {
            Exec.Ending ending = Waiting.on(exec.ended(), limit);
            if (ending.isStatus(NOT_ALLOWED) || ending.isStatus(NOT_FOUND)) {
                throw new Trouble(Trouble.Kind.COMMAND_REFUSED, null, session.getUsername(), ending.words());
            }
            if (!ending.isStatus(0)) {
                throw session.isOpen() && !Exec.ranNothing(session)
                        ? new Trouble(Trouble.Kind.FILES_UNREADABLE, null, ending.words())
                        : Exec.ended(session, null, ending.words());
            }
            return report(printed.bytes());
        } catch (Waiting.Failed e) {
            throw new Trouble(Trouble.Kind.NO_ANSWER, e, "Timekpr's files");
        }
    }
}
