/**
 * The options as strict records: an unknown, missing or bad key stops the start with one line that names it, says what was
 * given and what is allowed. Read from one JSON file into Serde's tree and checked by hand; not bound as properties, which
 * would ignore a misspelt key, nor by Serde itself, which takes 22.5 for 22. Certificates and keys leave it as the JDK's own
 * types. Uses no other package of ours.
 */
@NullMarked
package io.github.timekpr2mqtt.config;

import org.jspecify.annotations.NullMarked;
