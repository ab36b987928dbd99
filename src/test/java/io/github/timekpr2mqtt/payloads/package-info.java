/**
 * Any payload on any topic: random ones and broken valid ones are sent to a bridge with a real broker and two demo PCs, and what
 * becomes of each is compared with what the README says it must be.
 *
 * <p>What a payload means is found out here a second time, from the texts for users and with no class of the program, so that a
 * mistake of the program's cannot be in both. {@code PayloadsTest} sends ten thousand in the build, and as many as
 * {@code -Dpayloads.count} says; {@code ./mvnw -Ppayloads verify} a million.
 */
@NullMarked
package io.github.timekpr2mqtt.payloads;

import org.jspecify.annotations.NullMarked;
