package io.github.timekpr2mqtt.host;

import java.security.KeyPair;
import java.util.List;

/** With what we log in. Asked on the thread that opens a connection. */
public interface KeyChain {
    /** The keys for a PC, at least one; they are tried in this order. */
    List<KeyPair> of(PcAddress pc);
}
