/**
 * The program: what happens to each PC, and the wiring of all packages.
 *
 * <p>One thread, the desk, owns all state: it computes, saves and publishes, and never waits for a PC or a broker. Each PC
 * has a thread of its own that does the waiting: it observes, asks the desk for the next step, does it, and observes
 * again, until nothing is left. Signals, polls, commands, the PC's return, its midnight and a restart only nudge it. So a
 * command is on the disk and acknowledged while its PC hangs, and a PC that hangs delays no other. The one clock of the program lives here. May use all packages.
 *
 * <p>Each command that wants something of a child or a PC has exactly one ending. A command that is done at once and changes nothing
 * on a PC (what is about the queue, a look, the log level) has one, {@code applied}, where it came with an id or asks for an answer; from
 * Home Assistant's own {@code pending_change} and {@code sync_now} it has neither, and picking or looking makes no event.
 *
 * <p>A configuration to Micronaut, so that the broker's side can be started alone.
 */
@Configuration
@Requires(property = "timekpr.bridge")
@NullMarked
package io.github.timekpr2mqtt.bridge;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
