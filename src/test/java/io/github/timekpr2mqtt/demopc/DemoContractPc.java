package io.github.timekpr2mqtt.demopc;

import java.io.IOException;
import java.time.LocalDateTime;

/** A demo PC under the contract. */
final class DemoContractPc implements ContractPc {
    private final DemoPc pc;

    DemoContractPc(String publicKey, String... children) throws IOException {
        pc = new DemoPc(children);
        pc.authorise(publicKey);
        pc.off();
        pc.settle(1, SAVE, TERMINATION);
        pc.on();
    }

    @Override
    public int port() {
        return pc.port();
    }

    @Override
    public void login(String child) {
        pc.login(child);
    }

    @Override
    public void logout(String child) {
        pc.logout(child);
    }

    @Override
    public void clock(LocalDateTime local) {
        pc.clock().set(local);
    }

    @Override
    public String config(String child, String key) {
        return pc.config(child, key);
    }

    @Override
    public String own(String key) {
        return pc.own(key);
    }

    @Override
    public void setOwn(String key, String value) {
        pc.setOwn(key, value);
    }

    @Override
    public String time(String child, String key) {
        return pc.time(child, key);
    }

    @Override
    public void setTime(String child, String key, String value) {
        pc.setTime(child, key, value);
    }

    @Override
    public void killDaemon() {
        pc.killDaemon();
    }

    @Override
    public void startDaemon() {
        pc.startDaemon();
    }

    @Override
    public void close() throws IOException {
        pc.close();
    }
}
