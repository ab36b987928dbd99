package io.github.timekpr2mqtt.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The demo's entry point. Options are system properties, see {@link DemoOptions}. */
public final class Main {
    private static final int CANNOT_START = 1;
    private static final int ENDED_BY_CTRL_C = 130;

    private Main() {}

    /** Exits with 0 after {@code quit}, with 1 if it cannot start. */
    public static void main(String[] args) throws InterruptedException {
        AtomicInteger status = new AtomicInteger(ENDED_BY_CTRL_C);
        Screen screen = isTerminal() ? new InPlace(System.out) : new LineByLine(System.out);
        try {
            DemoOptions options = DemoOptions.of(System::getProperty);
            options.requireFree();
            System.out.println("Starting a broker, two PCs and the bridge. They end with Ctrl-C ...");
            Demo demo = new Demo(options, screen, ZoneId.systemDefault());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(demo, status), "end"));
            demo.start();
            if (!demo.run(new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())))) {
                System.out.println("No more can be typed; it runs until it is ended.");
                new CountDownLatch(1).await();
            }
            status.set(0);
            System.exit(0);
        } catch (DemoOptions.Wrong | IOException e) {
            System.err.println(e.getMessage());
            status.set(CANNOT_START);
            System.exit(CANNOT_START);
        }
    }

    /** Both ends of a terminal, and one that knows more than lines. */
    @SuppressWarnings("SystemConsoleNull") // newer JDKs are asked for the old console, see the profile in pom.xml
    private static boolean isTerminal() {
        return System.console() != null && !"dumb".equals(System.getenv("TERM"));
    }

    /** The broker's own end takes four seconds and would keep the port that long; nothing of it is to be kept. */
    private static void end(Demo demo, AtomicInteger status) {
        try {
            demo.closeQuickly();
        } catch (IOException e) {
            System.err.println("The demo's folder could not be removed: " + e.getMessage());
        }
        Runtime.getRuntime().halt(status.get());
    }
}
