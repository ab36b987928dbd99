package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;

/** A lab PC, with the real daemon, under the contract. */
final class LabContractPc implements ContractPc {
    private final LabPc pc;

    LabContractPc(LabVersion version, Path folder, String publicKey, String... children) throws IOException {
        pc = LabPc.start(version, children);
        pc.access().authorise(publicKey, Files.writeString(folder.resolve("gate"), Gate.script()));
        pc.access().serverSettings(true);
        pc.files().setMainConfig("TIMEKPR_SAVE_TIME", "" + SAVE);
        pc.files().setMainConfig("TIMEKPR_TERMINATION_TIME", "" + TERMINATION);
        pc.tickEverySecond();
    }

    @Override
    public int port() {
        return pc.port();
    }

    @Override
    public void login(String child) throws IOException {
        pc.login(child);
    }

    @Override
    public void logout(String child) throws IOException {
        pc.logout(child);
    }

    @Override
    public void clock(LocalDateTime local) throws IOException {
        pc.clock().set(local);
    }

    @Override
    public String config(String child, String key) throws IOException {
        return pc.files().config(child, key);
    }

    @Override
    public String own(String key) throws IOException {
        return pc.files().mainConfig(key);
    }

    @Override
    public void setOwn(String key, String value) throws IOException {
        pc.files().setMainConfig(key, value);
    }

    @Override
    public String time(String child, String key) throws IOException {
        return pc.files().time(child, key);
    }

    @Override
    public void setTime(String child, String key, String value) throws IOException {
        pc.files().setTime(child, key, value);
    }

    @Override
    public void killDaemon() throws IOException {
        pc.killDaemon();
    }

    @Override
    public void startDaemon() throws IOException {
        pc.startDaemon();
    }

    @Override
    public void close() throws IOException {
        pc.close();
    }
}
