/**
 * The demo of the README: a broker, two demo PCs with three children, the bridge, and in the terminal what a dashboard of Home
 * Assistant would show. What is typed is sent as Home Assistant would send it. Started by {@code ./mvnw -Pdemo}; nothing
 * of it is in the product.
 */
@NullMarked
package io.github.timekpr2mqtt.demo;

import org.jspecify.annotations.NullMarked;
