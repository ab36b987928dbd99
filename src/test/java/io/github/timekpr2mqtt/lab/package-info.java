/**
 * Real PCs for tests: timekprd, D-Bus and OpenSSH as plain processes, each PC behind a port of 127.0.0.1. The PCs
 * themselves are the scripts in {@code src/test/lab}; here they are started, stopped, broken and looked into.
 *
 * <p>A test class that needs one carries {@link io.github.timekpr2mqtt.lab.Lab}. Uses nothing of the project, so that
 * what it says about a PC is a second opinion.
 */
@NullMarked
package io.github.timekpr2mqtt.lab;

import org.jspecify.annotations.NullMarked;
