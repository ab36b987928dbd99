/**
 * One PC over SSH: observe it, call its daemon, be told by it.
 *
 * <p>One kept connection per PC, on it the D-Bus channel ({@code bus}) and the reading of Timekpr's files ({@code files}).
 * Host keys are pinned, every step has a time limit, and what goes wrong has a type with plain words for a parent.
 * Nothing from a user's own {@code .ssh} is used. May use {@code timekpr} and {@code dbus}.
 */
@NullMarked
package io.github.timekpr2mqtt.host;

import org.jspecify.annotations.NullMarked;
