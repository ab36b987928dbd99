/**
 * The soak: a day of a family in minutes, with everything that a home can do to the bridge, at random.
 *
 * <p>{@code Day} moves the clocks of demo PCs and of the bridge, a process of its own, together in small steps; meanwhile parents give
 * commands, children come and go, PCs, wires and the bridge break. The {@code Journal} keeps what was written on the PCs, the {@code
 * Ledger} what was asked and how it was told to have ended. What must hold is judged from these two alone: nothing of the bridge's own
 * {@code changes} is used, so that they cannot share a mistake. Each breach names the moment, and the seed that gives the same day
 * again, as far as threads allow. An hour of it is a test; {@code ./mvnw -Psoak verify} runs the whole day.
 */
@NullMarked
package io.github.timekpr2mqtt.soak;

import org.jspecify.annotations.NullMarked;
