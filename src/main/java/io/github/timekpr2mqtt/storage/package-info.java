/**
 * Durable JSON documents: written to a temporary file, forced, moved into place, and the folder forced.
 *
 * <p>After {@code save} has returned, the document survives a kill and a power cut; a kill while saving leaves the old one.
 * A document that cannot be read is set aside under a name that says so, and never taken for empty.
 * Files are their owner's alone; {@code PrivateFolder} shuts what is open.
 * May use {@code changes}, {@code history} and {@code timekpr}, whose records it writes: those carry no annotation of Serde, so each is
 * imported here ({@code @SerdeImport}), a sealed type with a mixin that names its members, a type that is one text as a bean {@code TextForm}.
 */
@NullMarked
package io.github.timekpr2mqtt.storage;

import org.jspecify.annotations.NullMarked;
