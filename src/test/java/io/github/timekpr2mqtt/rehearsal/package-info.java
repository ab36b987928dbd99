/**
 * The rehearsal: the jar is run once, with an embedded broker and a demo PC, and Java writes an archive of the classes that it
 * used ({@code target/timekpr2mqtt.jsa}, JEP 350), which makes each later start quicker. The build does it when the jar is
 * made; nothing of it is in the product.
 */
@NullMarked
package io.github.timekpr2mqtt.rehearsal;

import org.jspecify.annotations.NullMarked;
