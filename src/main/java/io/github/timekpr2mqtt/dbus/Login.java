package io.github.timekpr2mqtt.dbus;

/**
 * What a log-in tells.
 *
 * @param uniqueName our name on this bus for as long as the connection lasts, for example {@code :1.42}
 * @param guid 32 hex digits, the same for every connection to one bus and another after its restart (measured through
 *     systemd-stdio-bridge 252). Not what the bus answers to GetId: dbus-daemon has a second one for that
 */
public record Login(String uniqueName, String guid) {}
