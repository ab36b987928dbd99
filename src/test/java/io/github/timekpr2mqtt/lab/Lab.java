package io.github.timekpr2mqtt.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of this class need lab PCs. Where none can be started (no root, no Debian, nothing downloaded) they are not
 * run, and one line says so and why; with {@code LAB=required} in the environment they fail instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LabNeeded.class)
public @interface Lab {}
