package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.host.JdkEd25519;
import io.github.timekpr2mqtt.mqtt.ClientId;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Executable;
import io.micronaut.mqtt.annotation.MqttSubscriber;
import io.micronaut.serde.config.annotation.SerdeConfig;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/**
 * What takes long to get ready the first time, and needs to know no option, on a thread beside the main one. It changes nothing but when
 * the first state is there.
 *
 * <p>Two threads must not come to the same classes from different ends, or each may wait for the other for ever. To MINA come one after the
 * other: this thread, {@link JdkEd25519#register} alone; that of {@link Holding}, which begins with it; and whoever has waited for that.
 * The JDK's cryptography lets several threads in.
 */
final class HeadStart {
    /** Java makes a class for each kind of annotation that these have. */
    private static final List<Class<? extends Annotation>> ASKED_BY_MICRONAUT = List.of(
            Executable.class, MqttSubscriber.class, SerdeConfig.SerIncluded.class, SerdeConfig.SerAnySetter.class);

    private HeadStart() {}

    /** Before the options are read: to read them needs what is made ready here. */
    static void begin() {
        CountDownLatch log = new CountDownLatch(1);
        Thread other = new Thread(() -> aside(log), "head-start");
        other.setDaemon(true);
        // whoever needs it fails by itself, and says why
        other.setUncaughtExceptionHandler(
                (thread, failure) -> LoggerFactory.getLogger(HeadStart.class).debug("Not ready ahead", failure));
        other.start();
        var unusedLog = LoggerFactory.getILoggerFactory(); // made after the other thread has begun: it takes as long
        log.countDown();
        var unusedLists = ApplicationContext.builder(); // it goes through the lists of beans, and keeps them
    }

    /** Large numbers first: all of Jackson's parsers have some, and Java 25 works out 5 to the power of 65,536 for them. */
    private static void aside(CountDownLatch log) {
        try {
            var unusedNumber = BigDecimal.ONE;
            var unusedDigest = ClientId.of("");
            log.await(); // MINA asks for one
            JdkEd25519.register();
            for (Class<? extends Annotation> asked : ASKED_BY_MICRONAUT) {
                var unusedAnswer = asked.getAnnotations();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
