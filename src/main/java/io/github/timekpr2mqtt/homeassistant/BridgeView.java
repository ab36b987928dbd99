package io.github.timekpr2mqtt.homeassistant;

import java.util.List;

/**
 * Everything that is shown of the program itself.
 *
 * @param pcs the names of all PCs
 * @param online those that are on
 * @param waiting open changes of all PCs
 * @param logLevel how much the log says
 * @param lastError in plain words, empty if there is none
 */
public record BridgeView(
        String version, List<String> pcs, List<String> online, int waiting, String logLevel, String lastError) {}
