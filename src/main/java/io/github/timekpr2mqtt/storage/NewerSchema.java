package io.github.timekpr2mqtt.storage;

import java.io.IOException;

/** A document of a version newer than this one, which alone knows what stands in it. */
final class NewerSchema extends IOException {
    private static final long serialVersionUID = 1;

    NewerSchema(int schema) {
        super("schema " + schema + ", this version knows " + StrictJson.SCHEMA);
    }
}
