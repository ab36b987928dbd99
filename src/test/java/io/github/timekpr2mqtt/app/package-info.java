/** The files of the app for Home Assistant: what the store shows and the Supervisor reads, and its pictures, which are drawn here. */
@NullMarked
package io.github.timekpr2mqtt.app;

import org.jspecify.annotations.NullMarked;
