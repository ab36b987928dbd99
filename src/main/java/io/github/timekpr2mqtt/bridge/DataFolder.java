package io.github.timekpr2mqtt.bridge;

import java.nio.file.Path;

/** The folder for everything that must survive a restart. */
record DataFolder(Path path) {}
