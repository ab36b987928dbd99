/**
 * One PC over SSH: observe it, call its daemon, be told by it.
 *
 * <p>{@code Ssh} opens a {@code Link}: one kept connection per PC, on it the D-Bus channel ({@code bus}) and the reading of
 * Timekpr's files ({@code files}). These two words are all that the gate, a script bound to our key on the PC, lets through; an
 * account without it is served the same. A link's methods block for some seconds at most; what a PC tells by itself goes to a
 * {@code PcListener}, on the one thread that serves all PCs.
 *
 * <p>{@code SetupLine} makes the one line that brings account, key, gate and bus policy onto a PC. It carries all of them, because we open no port
 * from which a PC could fetch something, and cannot reach one that does not let us in.
 *
 * <p>An {@code Examination} goes the same way beside a link, only to see how far one comes: {@code Stage} by stage, into a {@code Way}.
 *
 * <p>Each PC is asked with the keys that a {@code KeyChain} has for it. {@code Keys} is the bridge's own in the data folder, and its
 * change; {@code KeyFile} reads one of its owner's. Host keys are pinned, every step has a time limit, and what goes wrong has a type with plain words for a parent.
 * Nothing from a user's own {@code .ssh} is used. May use {@code timekpr} and {@code dbus}.
 */
@NullMarked
package io.github.timekpr2mqtt.host;

import org.jspecify.annotations.NullMarked;
