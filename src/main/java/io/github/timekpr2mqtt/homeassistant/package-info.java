/**
 * What Home Assistant sees and says: topics, the entity table, discovery and state documents, what of them has to be taken
 * back, and how a command message becomes a change.
 *
 * <p>One entity is one row of the tables in {@code Entities}. Everything here is a function from observations and wishes
 * to documents, or from bytes to a command. Pure: may use {@code changes}, {@code history} and {@code timekpr}; no broker,
 * no clock, no framework.
 */
@NullMarked
package io.github.timekpr2mqtt.homeassistant;

import org.jspecify.annotations.NullMarked;
