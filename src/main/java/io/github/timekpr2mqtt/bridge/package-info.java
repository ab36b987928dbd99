/**
 * The program: one loop per PC that joins observing, wishes and publishing, and the wiring of all packages.
 *
 * <p>One thread owns one PC; signals, polls, commands, the PC's return, its midnight and a restart only nudge it, and it
 * reconciles: observe, fold, plan, call, observe, publish. The one clock of the program lives here. May use all packages.
 */
@NullMarked
package io.github.timekpr2mqtt.bridge;

import org.jspecify.annotations.NullMarked;
