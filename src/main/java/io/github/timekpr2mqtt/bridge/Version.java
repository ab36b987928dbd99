package io.github.timekpr2mqtt.bridge;

/** This program's version, as in its jar. */
record Version(String text) {
    static Version ofThisProgram() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new Version(version == null ? "development" : version);
    }
}
