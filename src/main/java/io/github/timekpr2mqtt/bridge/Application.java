package io.github.timekpr2mqtt.bridge;

import ch.qos.logback.classic.LoggerContext;
import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.config.Options;
import io.micronaut.context.ApplicationContext;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** The entry point: reads what it was called with, runs until it is told to end, and says plainly why it cannot. */
public final class Application {
    private static final int CANNOT_START = 1;
    private static final int WRONG_CALL = 2;

    private Application() {}

    /** Exits with 0 after SIGTERM, 1 if it cannot start, 2 if it was called wrongly. */
    public static void main(String[] args) throws InterruptedException {
        int status = run(List.of(args), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(List<String> words, PrintStream out, PrintStream err) throws InterruptedException {
        CommandLine called = CommandLine.of(words, Version.ofThisProgram());
        if (called instanceof CommandLine.Say say) {
            out.print(say.text());
            return 0;
        }
        if (called instanceof CommandLine.Wrong wrong) {
            err.println(wrong.why());
            return WRONG_CALL;
        }
        CommandLine.Run run = (CommandLine.Run) called;
        try {
            ApplicationContext context = start(Options.read(run.options()), run.data());
            CountDownLatch end = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                context.close();
                                end.countDown();
                            },
                            "shutdown"));
            end.await();
            return 0;
        } catch (BadOption e) {
            err.println(e.getMessage());
            return CANNOT_START;
        } catch (RuntimeException e) {
            err.println("Cannot start: " + CannotStart.why(e));
            return CANNOT_START;
        }
    }

    /** Starts everything; the caller closes it. */
    static ApplicationContext start(Options options, Path data) {
        logLevel(options);
        ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .properties(Map.of(
                        "timekpr.bridge",
                        "true",
                        "timekpr.base",
                        options.baseTopic(),
                        "timekpr.status",
                        options.mqtt().statusTopic(),
                        "micronaut.serde.serialization.inclusion",
                        "ALWAYS"))
                .singletons(options, new DataFolder(data))
                .build();
        try {
            return context.start();
        } catch (RuntimeException e) {
            // to Micronaut it was never running, and its close() would end nothing of it
            context.getActiveBeanRegistrations(AutoCloseable.class).forEach(context::destroyBean);
            throw e;
        }
    }

    private static void logLevel(Options options) {
        String level = options.logLevel().name();
        LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        loggers.getLogger("io.github.timekpr2mqtt").setLevel(ch.qos.logback.classic.Level.toLevel(level));
    }
}
