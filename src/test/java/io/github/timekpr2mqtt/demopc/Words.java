package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.timekpr.FilesReport;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.Supplier;

/** What the commands of a log-in do: the gate's two words, or their counterparts on an account without it. */
final class Words {
    private static final int NOT_ALLOWED = 126;
    private static final int NOT_FOUND = 127;

    private final Faults faults;
    private final Program bus;
    private final Program files;

    Words(SystemBus bus, Supplier<FilesReport> files, Faults faults) {
        this.faults = faults;
        Program stdioBridge = bus.stdioBridge();
        this.bus = (in, out, error) -> stdioBridge.run(new Late(in), out, error);
        this.files = (in, out, error) -> {
            pause(faults.slow());
            out.write(files.get().print());
            return 0;
        };
    }

    Program program(String command) {
        if (command.equals(faults.hasGate() ? "bus" : "systemd-stdio-bridge")) {
            return bus;
        }
        // without the gate its script comes with the word
        if (faults.hasGate() ? command.equals("files") : command.endsWith(" gate files")) {
            return files;
        }
        return faults.hasGate()
                ? Program.says(NOT_ALLOWED, "", "this gate knows only the words bus and files\n")
                : Program.says(NOT_FOUND, "", "sh: " + command + ": not found\n");
    }

    private static void pause(Duration length) throws IOException {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    /** What the client sends is read as late as the PC is slow. */
    private final class Late extends FilterInputStream {
        Late(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = super.read(bytes, offset, length);
            pause(faults.slow());
            return n;
        }
    }
}
