/**
 * Timekpr's own world: its files, values, time arithmetic and calls; an observation of a PC, or why there is none.
 *
 * <p>Parse, print, compare. Pure: no I/O, no clock, no framework, and no other package of ours. What exists here is valid;
 * text that is not stops at the parser, with a message that names the thing and quotes what was given.
 * A single value ({@link io.github.timekpr2mqtt.timekpr.DailyLimits}) refuses with {@link IllegalArgumentException}, a file
 * or report with {@link io.github.timekpr2mqtt.timekpr.Unreadable}, which also says whether reading it again may help.
 * Of a child's files nothing is refused but half of a write: they are taken as the daemon of that PC takes them, whatever they
 * are like, and what is wrong with them goes along ({@link io.github.timekpr2mqtt.timekpr.Faults}).
 * Hours have two texts: Timekpr's own and the one that people write ({@link io.github.timekpr2mqtt.timekpr.HoursText}).
 * Facts about Timekpr were measured on its daemons 0.5.4 and 0.5.9.
 */
@NullMarked
package io.github.timekpr2mqtt.timekpr;

import org.jspecify.annotations.NullMarked;
