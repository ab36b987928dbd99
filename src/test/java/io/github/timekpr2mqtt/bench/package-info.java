/**
 * The bench: how fast the program is, how old what it shows, and what it costs; on real lab PCs and a real broker, with the
 * program as its users run it, from its jar in a process of its own.
 *
 * <p>{@code Bench} runs the parts one after another on a {@code Street} of PCs that grows, and every part writes its
 * {@code Figure}s onto one {@code Sheet}, which is printed as a table and saved as JSON. Only {@code ./mvnw -Pbench verify} runs
 * it: what it finds depends on the machine, so it says "reached" or "missed" and never fails because of a figure.
 */
@NullMarked
package io.github.timekpr2mqtt.bench;

import org.jspecify.annotations.NullMarked;
