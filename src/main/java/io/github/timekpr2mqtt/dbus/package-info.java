/**
 * D-Bus over two byte streams: marshal, unmarshal, call, signal. Knows no Timekpr and no SSH.
 *
 * <p>A client of our own because a child sits at the other end: every message is bounded before it is read, one that is too
 * long is skipped, a malformed one ends this connection and nothing else, every call has a limit of its own, and a connection needs no
 * thread. The library in test scope is the independent second witness of the wire format. Uses no other package of ours.
 */
@NullMarked
package io.github.timekpr2mqtt.dbus;

import org.jspecify.annotations.NullMarked;
