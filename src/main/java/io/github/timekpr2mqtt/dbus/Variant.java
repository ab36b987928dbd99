package io.github.timekpr2mqtt.dbus;

/**
 * A value that is sent with its own signature, D-Bus type {@code v}. For writing only: what is read arrives as the bare value.
 *
 * @param signature one complete type, for example {@code i} or {@code a{sv}}
 */
public record Variant(String signature, Object value) {}
