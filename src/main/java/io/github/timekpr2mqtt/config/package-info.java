/**
 * The options as strict records: an unknown, missing or bad key stops the start with one line that names it, says what was
 * given and what is allowed. Read from one JSON file into Serde's tree and checked by hand; not bound as properties, which
 * would ignore a misspelt key, nor by Serde itself, which takes 22.5 for 22. Certificates and their keys leave it as the JDK's
 * own types; an SSH key leaves it as text, since what forms and kinds of it there are is the SSH library's affair: whoever reads it says
 * what is wrong by {@code SshKey.bad}. Whether the Supervisor of Home Assistant runs us, who will say where the broker is, the environment
 * tells. Uses no other package of ours.
 */
@NullMarked
package io.github.timekpr2mqtt.config;

import org.jspecify.annotations.NullMarked;
