package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.homeassistant.Checkup;
import io.github.timekpr2mqtt.host.Stage;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.host.Way;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the doctor look at one PC, on a thread and a connection of its own, so that nobody waits for it. One look at a time; who asks
 * during one gets another after it, however often it was asked. Asked for by people, and by the PC's own thread when it finds
 * something that waits for a person, and when that is over. A look that the PC cut short by letting nobody in does not replace one
 * that found what is wrong.
 */
final class Checking {
    private static final Logger LOG = LoggerFactory.getLogger(Checking.class);

    private final String pc;
    private final Supplier<Way> look;
    private final Function<Way, Checkup> doctor;
    private final Consumer<Checkup> found;
    private final Executor threads;
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile boolean lastWasWell = true;
    private volatile Optional<Way.Obstacle> obstacle = Optional.empty();
    private volatile boolean stopped;
    private String last = "";
    private boolean there;

    /**
     * @param look blocks for as long as it takes
     * @param doctor says how that is
     * @param found is told on a thread of {@code threads}
     */
    Checking(String pc, Supplier<Way> look, Function<Way, Checkup> doctor, Consumer<Checkup> found, Executor threads) {
        this.pc = pc;
        this.look = look;
        this.doctor = doctor;
        this.found = found;
        this.threads = threads;
    }

    /** Looks soon; from any thread. */
    void start() {
        if (wanted.getAndIncrement() > 0) {
            return;
        }
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: closing, so it is not checked: {}", pc, e.toString());
        }
    }

    private void run() {
        int asked;
        do {
            asked = wanted.get();
            once();
        } while (!stopped && !wanted.compareAndSet(asked, 0));
    }

    private void once() {
        try {
            Way way = look.get();
            if (isKnownBetter(way)) {
                LOG.debug("{}: it let nobody in, so nothing new is known", pc);
                return;
            }
            Checkup checkup = doctor.apply(way);
            obstacle = way.obstacle();
            lastWasWell = checkup.isWell();
            found.accept(checkup);
        } catch (RuntimeException e) {
            if (!stopped) { // MINA fails in any way while its client is being closed
                LOG.error("{}: this should not have happened; please report it", pc, e);
            }
        }
    }

    /** Whether the look before came further, and found something wrong. */
    private boolean isKnownBetter(Way way) {
        boolean cameToPort = obstacle.isPresent() && obstacle.get().at().compareTo(Stage.PORT) <= 0;
        return !lastWasWell
                && !cameToPort
                && way.obstacle().filter(now -> now.trouble().saysNothingNew()).isPresent();
    }

    /** Whether the last look ended at something that passes by itself, before it came to what waits for a person. */
    private boolean wasCutShort() {
        return obstacle.filter(last -> !last.trouble().waitsForPerson()).isPresent();
    }

    void stop() {
        stopped = true;
    }

    /** The PC's thread met this. */
    void troubled(Trouble trouble) {
        there = false;
        if (trouble.waitsForPerson() && (wasCutShort() || !trouble.getMessage().equals(last))) {
            last = trouble.getMessage();
            start();
        }
    }

    /** The PC's thread met nothing. */
    void well() {
        last = "";
        if (!there && !lastWasWell) {
            start();
        }
        there = true;
    }
}
