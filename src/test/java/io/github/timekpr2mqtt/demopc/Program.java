package io.github.timekpr2mqtt.demopc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** What a PC runs for a command; gives its exit status. */
public interface Program {
    /** Instead of an exit status: there is none. */
    int NO_STATUS = -1;

    int run(InputStream in, OutputStream out, OutputStream error) throws IOException, InterruptedException;

    /** Says this and ends. */
    static Program says(int status, String printed, String said) {
        return (in, out, error) -> {
            out.write(printed.getBytes(StandardCharsets.UTF_8));
            error.write(said.getBytes(StandardCharsets.UTF_8));
            return status;
        };
    }

    /** Takes everything and says nothing, until it is ended. */
    static Program hangs() {
        return (in, out, error) -> {
            in.transferTo(OutputStream.nullOutputStream());
            return 0;
        };
    }

    /** Ends as by a signal, without a status. */
    static Program dies() {
        return (in, out, error) -> NO_STATUS;
    }

    /** A program of this machine. */
    static Program process(List<String> command, Map<String, String> environment) {
        return (in, out, error) -> {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            process.getInputStream().transferTo(out);
            process.getErrorStream().transferTo(error);
            return process.waitFor();
        };
    }

    /** Runs it on a thread of its own, as MINA's server wants it. */
    default Command command() {
        return new Running(this);
    }

    /** One run of a program. */
    final class Running implements Command {
        private final Program program;
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();
        private OutputStream error = OutputStream.nullOutputStream();
        private ExitCallback exit = (status, message, immediately) -> {};

        private Running(Program program) {
            this.program = program;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            Thread thread = new Thread(() -> run(channel), "program");
            thread.setDaemon(true);
            thread.start();
        }

        private void run(ChannelSession channel) {
            int status;
            try {
                status = program.run(in, out, error);
                out.flush();
                error.flush();
            } catch (IOException | InterruptedException | UncheckedIOException e) {
                status = 255; // the connection is gone
            }
            if (status == NO_STATUS) {
                channel.close(false);
            } else {
                exit.onExit(status);
            }
        }

        @Override
        public void destroy(ChannelSession channel) {}

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            error = stream;
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            exit = callback;
        }
    }
}
