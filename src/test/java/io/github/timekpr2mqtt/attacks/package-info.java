/**
 * Those whom a PC of the bridge must withstand, played on lab PCs with what they really have: a thief with the bridge's
 * SSH key. (What a child at the PC sends to the bridge is in {@code bridge}, as it needs a whole one.)
 *
 * <p>May use all of the project.
 */
@NullMarked
package io.github.timekpr2mqtt.attacks;

import org.jspecify.annotations.NullMarked;
