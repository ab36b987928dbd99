/**
 * The options as strict records: an unknown, missing or bad key stops the start with one line that names it, says what was
 * given and what is allowed. Read by Serde from one JSON file, not bound as properties, which would ignore a misspelt key.
 * Uses no other package of ours.
 */
@NullMarked
package io.github.timekpr2mqtt.config;

import org.jspecify.annotations.NullMarked;
