/**
 * A child's PC in pure Java, for tests and for the demo: an SSH server with the gate's two words, behind it a system bus with
 * logind and a toy of Timekpr's daemon. Nothing has to be installed for it, and it can be off, slow, silent or torn at will.
 *
 * <p>{@link io.github.timekpr2mqtt.demopc.DemoPc} is all that its users see. The toy does what was measured on timekprd 0.5.4 and
 * 0.5.9; a contract test asks the same of it and of the two real ones, and where they differ, the toy is wrong. Uses the
 * project's {@code timekpr} and {@code dbus} for texts and messages; that these two make no mistake of their own here is
 * seen by the library dbus-java, which the contract test uses as well.
 */
@NullMarked
package io.github.timekpr2mqtt.demopc;

import org.jspecify.annotations.NullMarked;
