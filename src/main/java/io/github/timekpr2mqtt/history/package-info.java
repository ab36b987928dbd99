/**
 * Daily use of the child accounts: what was used on which day.
 *
 * <p>Pure: may use {@code timekpr} only; time is an argument.
 */
@NullMarked
package io.github.timekpr2mqtt.history;

import org.jspecify.annotations.NullMarked;
