/**
 * Wishes that were not yet seen on the PC, and what to do about them.
 *
 * <p>A setting is a level: the last wish wins, and it is done when it holds in the observed configuration. A grant is extra or
 * less time today: it is given exactly once, through the states waiting, prepared and done. {@code plan} compares what is
 * wanted with what was just observed and answers with calls; the proof of a change is always an observation, never an
 * answer. As long as something that was sent before may still be carried out, nothing more is sent or said to hold. Nothing is
 * sent that would cost what stands in a damaged file ({@link io.github.timekpr2mqtt.changes.Basis}). Pure: may use {@code
 * timekpr} only; time is an argument.
 */
@NullMarked
package io.github.timekpr2mqtt.changes;

import org.jspecify.annotations.NullMarked;
