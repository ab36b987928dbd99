/**
 * Daily use of the child accounts: what was used on which of the PC's days, and when the child was there.
 *
 * <p>A day's figures only grow. Several sources tell of the same day, none of them all: the daemon's live figures while it
 * counts, Timekpr's file up to a save interval later, and that file still on the next morning, when it is of the day before.
 * So whatever says more is nearer to the truth, and a day is finished by reading on.
 *
 * <p>Pure: may use {@code timekpr} only; time is an argument.
 */
@NullMarked
package io.github.timekpr2mqtt.history;

import org.jspecify.annotations.NullMarked;
