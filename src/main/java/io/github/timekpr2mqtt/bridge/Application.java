package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.storage.Documents;
import io.micronaut.context.ApplicationContext;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The entry point: reads what it was called with, runs until it is told to end, and says plainly why it cannot. */
public final class Application {
    private static final int CANNOT_RUN = 1;
    private static final int WRONG_CALL = 2;
    private static final Duration LONGEST_START = Duration.ofSeconds(1);

    private final CommandLine.Run called;
    private @Nullable ApplicationContext context;
    private volatile boolean ending;
    private volatile boolean failed;
    private final ReentrantLock running = new ReentrantLock();

    private Application(CommandLine.Run called) {
        this.called = called;
    }

    /** Exits with 0 after SIGTERM, 1 if it cannot start or go on, or a check finds something, 2 if it was called wrongly. */
    public static void main(String[] args) throws InterruptedException {
        // whatever the locale is, which in a container is often none: ✓ and ✗ are in UTF-8 only
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        int status = run(List.of(args), out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(List<String> words, PrintStream out, PrintStream err) throws InterruptedException {
        Version version = Version.ofThisProgram();
        CommandLine called = CommandLine.of(words, version);
        if (called instanceof CommandLine.Say say) {
            out.print(say.text());
            return 0;
        }
        if (called instanceof CommandLine.Wrong wrong) {
            err.println(wrong.why());
            return WRONG_CALL;
        }
        if (!(called instanceof CommandLine.Run)) {
            Logging.toStandardError(Logging.ofTheProgram());
        }
        try {
            if (called instanceof CommandLine.Check check) {
                return CheckRun.isWell(check, out) ? 0 : CANNOT_RUN;
            } else if (called instanceof CommandLine.Setup setup) {
                out.println(Setup.line(setup));
            } else if (called instanceof CommandLine.NewKey wanted) {
                out.print(Errand.newKey(wanted.data()));
            } else if (called instanceof CommandLine.Diagnose wanted) {
                out.print(Errand.diagnostics(wanted.options(), wanted.data(), version));
            } else if (called instanceof CommandLine.Board wanted) {
                out.print(Errand.dashboard(wanted));
            } else if (called instanceof CommandLine.Take wanted) {
                TakeOver taken = TakeOver.of(wanted.from(), wanted.data());
                err.print(taken.words());
                out.print(taken.options());
            } else if (called instanceof CommandLine.Run run) {
                new Application(run).live();
            }
            return 0;
        } catch (BadOption e) {
            err.println(e.getMessage());
            return CANNOT_RUN;
        } catch (CannotGoOn e) {
            err.println("Cannot go on: " + e.getMessage());
            return CANNOT_RUN;
        } catch (RuntimeException e) {
            err.println("Cannot start: " + CannotStart.why(e));
            return CANNOT_RUN;
        }
    }

    /** Runs until SIGTERM, again and again if it is told to start anew. */
    private void live() throws BadOption, InterruptedException {
        HeadStart.begin();
        Options options = GivenKeys.checked(called.options());
        Path file = called.heartbeat();
        Heartbeat heartbeat = file == null ? null : Heartbeat.begin(file, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "shutdown"));
        try {
            while (true) {
                TakeOver.once(options.takeOver(), called.data());
                Restart restart = new Restart(called.options());
                if (!begin(options, Meeting.await(options, System.getenv(), beatOf(heartbeat)), restart)) {
                    Thread.currentThread().join(); // the process ends
                }
                beatWithDesk(heartbeat);
                options = restart.await(options);
                stop();
            }
        } finally {
            failed = true;
        }
    }

    private static Runnable beatOf(@Nullable Heartbeat heartbeat) {
        return heartbeat == null ? () -> {} : heartbeat::beat;
    }

    /** From now on it is the desk's. */
    private void beatWithDesk(@Nullable Heartbeat heartbeat) {
        running.lock();
        try {
            if (heartbeat != null && context != null) {
                context.getBean(Desk.class).every(Heartbeat.PERIOD, heartbeat::beat);
            }
        } finally {
            running.unlock();
        }
    }

    private boolean begin(Options options, Meeting meeting, Restart restart) {
        running.lock();
        try {
            if (!ending) {
                context = start(options, meeting, called.data(), restart, Clock.system(ZoneId.systemDefault()));
            }
            return !ending;
        } finally {
            running.unlock();
        }
    }

    private void stop() {
        running.lock();
        try {
            ApplicationContext old = context;
            context = null;
            if (old != null) {
                old.close();
            }
        } finally {
            running.unlock();
        }
    }

    /**
     * A start that takes its time is not waited for: the broker tells of its end. An end in order is one with 0: of itself Java says
     * 143 after SIGTERM, which Home Assistant's Supervisor takes for a program that could not be stopped.
     */
    private void end() {
        ending = true;
        try {
            if (running.tryLock(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS)) {
                stop();
                running.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!failed) {
            Runtime.getRuntime().halt(0);
        }
    }

    /** Starts everything with options that name the broker; the caller closes it. */
    static ApplicationContext start(Options options, Path data, Restart restart) {
        return start(options, data, restart, Clock.system(ZoneId.systemDefault()));
    }

    /** The same by this clock, the only one of the program. */
    static ApplicationContext start(Options options, Path data, Restart restart, Clock clock) {
        return start(options, Meeting.at(Objects.requireNonNull(options.mqtt().url()), options), data, restart, clock);
    }

    private static ApplicationContext start(Options options, Meeting meeting, Path data, Restart restart, Clock clock) {
        Logging.set(options.logLevel());
        RecentTrouble.keep();
        DataFolder folder = new DataFolder(data);
        Look look = Look.begin(meeting.broker());
        Holding holding = Holding.take(folder);
        boolean isStarted = false;
        try {
            List<Object> given = new ArrayList<>(List.of(options, meeting, folder, restart, clock, look, holding));
            Optional.ofNullable(meeting.supervisor()).ifPresent(given::add);
            ApplicationContext context = start(context(options, given));
            isStarted = true;
            return context;
        } finally {
            if (!isStarted) {
                holding.release();
            }
        }
    }

    private static ApplicationContext context(Options options, List<Object> given) {
        Map<String, Object> properties = new HashMap<>(Documents.properties());
        properties.put("timekpr.bridge", "true");
        properties.put("timekpr.base", options.baseTopic());
        properties.put("timekpr.status", options.mqtt().statusTopic());
        return ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .properties(properties)
                .singletons(given.toArray())
                .build();
    }

    private static ApplicationContext start(ApplicationContext context) {
        try {
            return context.start();
        } catch (RuntimeException e) {
            // to Micronaut it was never running, and its close() would end nothing of it
            context.getActiveBeanRegistrations(AutoCloseable.class).forEach(context::destroyBean);
            throw e;
        }
    }
}
