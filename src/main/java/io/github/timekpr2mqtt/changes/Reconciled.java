package io.github.timekpr2mqtt.changes;

import java.util.List;

/**
 * The result of comparing what is wanted with what was seen. The wishes are to be saved before the step is done.
 *
 * @param endings what ended, to be told once
 */
public record Reconciled(AccountWishes wishes, Step step, List<Ending> endings) {}
