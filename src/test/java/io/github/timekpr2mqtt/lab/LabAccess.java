package io.github.timekpr2mqtt.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** How one gets into a lab PC, and what may be wrong with that. All of it also while the PC is off. */
public final class LabAccess {
    /** Where a gate lies on the PC. */
    public static final String GATE = "/usr/local/lib/timekpr2mqtt/gate";

    private static final Path POLICY = Path.of("src/main/resources/io/github/timekpr2mqtt/host/policy.conf");

    private final LabPc pc;

    LabAccess(LabPc pc) {
        this.pc = pc;
    }

    /** The public host key, a line as in {@code known_hosts} without the address: {@code ssh-ed25519 AAAA…}. */
    public String hostKey() throws IOException {
        String line = Files.readString(pc.file("/etc/ssh/ssh_host_ed25519_key.pub"));
        return line.substring(0, line.lastIndexOf(' ')); // without its comment
    }

    /** Gives the PC another host key, as a new installation would. Open connections stay. */
    public void newHostKey() throws IOException {
        Path key = pc.file("/etc/ssh/ssh_host_ed25519_key");
        Files.delete(key);
        Files.delete(pc.file("/etc/ssh/ssh_host_ed25519_key.pub"));
        if (pc.isOn()) {
            pc.word("sshd");
        } // else the next start makes one
    }

    /** Lets this public key (the line of a {@code .pub} file), and no other, log in to {@link LabPc#ACCOUNT}. */
    public void authorise(String publicKey) throws IOException {
        keys(LabPc.ACCOUNT, publicKey);
    }

    /** The same, the key bound to a copy of this gate: whatever a client asks for, the gate is run. */
    public void authorise(String publicKey, Path gate) throws IOException {
        Path there = pc.inGateFolder("gate");
        Files.copy(gate, there, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-xr-x"));
        keys(LabPc.ACCOUNT, "restrict,command=\"" + GATE + "\" " + publicKey);
    }

    /** Lets this public key log in as root. */
    public void authoriseRoot(String publicKey) throws IOException {
        keys("root", publicKey);
    }

    /** No key logs in to {@link LabPc#ACCOUNT} any more; open connections stay. */
    public void revoke() throws IOException {
        keys(LabPc.ACCOUNT, "");
    }

    /** SSH's own settings have this line, too, or have it no more; open connections stay. */
    public void sshd(String setting, boolean set) throws IOException {
        Path config = pc.file("/etc/ssh/sshd_config");
        String line = setting + "\n";
        String without = Files.readString(config).replace(line, "");
        Files.writeString(config, set ? without + line : without);
        pc.word("sshd");
    }

    /** SSH takes every variable that a client sends, which no PC's does as it is installed. */
    public void takeAllVariables() throws IOException {
        sshd("AcceptEnv *", true);
    }

    /** The gate that a key is bound to is not there any more. */
    public void removeGate() throws IOException {
        Files.delete(pc.inGateFolder("gate"));
    }

    private void keys(String account, String line) throws IOException {
        Path home = account.equals("root") ? pc.folder().resolve("home-of-root") : pc.file("/var/lib/" + account);
        Files.writeString(home.resolve(".ssh/authorized_keys"), line.strip() + "\n");
    }

    /** Takes the log-in account out of group {@code timekpr}, or puts it in; counts from the next log-in. */
    public void group(boolean member) throws IOException {
        Path group = pc.file("/etc/group");
        Files.writeString(
                group,
                Files.readString(group)
                        .replaceAll("(?m)^timekpr:x:2000:.*$", "timekpr:x:2000:" + (member ? LabPc.ACCOUNT : "")));
    }

    /** Puts a bus policy of the project into {@code /etc/dbus-1/system.d} and makes the bus read it. */
    public void policy(Path file) throws IOException {
        Files.copy(file, policyFile(), StandardCopyOption.REPLACE_EXISTING);
        reloadBus();
    }

    /** The account may see and change Timekpr's own settings, too, or may not, as on a PC that was just installed. */
    public void serverSettings(boolean may) throws IOException {
        String text = Files.readString(POLICY);
        Files.writeString(policyFile(), may ? text.replaceAll("<!-- server-settings (.*) -->", "$1") : text);
        reloadBus();
    }

    /** The account is narrowed by nothing but Timekpr's own policy, and the bus lets everybody say what it lets them by itself. */
    public void withoutPolicy() throws IOException {
        Files.deleteIfExists(policyFile());
        reloadBus();
    }

    private Path policyFile() {
        return pc.file("/etc/dbus-1/system.d/timekpr2mqtt.conf");
    }

    private void reloadBus() throws IOException {
        if (pc.isOn()) {
            String bus = "org.freedesktop.DBus";
            pc.parent()
                    .run("busctl", "call", bus, "/org/freedesktop/DBus", bus, "ReloadConfig")
                    .orFail();
        }
    }

    /** The PC is as it was before anybody thought of us: no account, no gate, no policy. */
    public void untouched() throws IOException {
        withoutPolicy();
        for (String file : List.of("passwd", "shadow", "group")) {
            Path there = pc.file("/etc/" + file);
            Files.writeString(
                    there,
                    Files.readString(there)
                            .replaceAll("(?m)^" + LabPc.ACCOUNT + ":.*\n", "")
                            .replaceAll("(?m)^(timekpr:x:2000:).*$", "$1"));
        }
        Ran.of(
                        List.of(
                                "rm",
                                "-r",
                                pc.file("/var/lib/" + LabPc.ACCOUNT).toString(),
                                pc.folder().resolve("local/timekpr2mqtt").toString()),
                        Map.of())
                .orFail();
    }

    /** The PC, which must be off, has dbus-broker for its bus. */
    public void dbusBroker() throws IOException {
        if (pc.isOn()) {
            throw new IOException("the PC is on");
        }
        Files.writeString(pc.file("/etc/lab-bus"), "dbus-broker\n");
    }

    /** The PC, which must be off, has this program of {@code /usr/bin} no more: {@code systemd-stdio-bridge}, say. */
    public void without(String program) throws IOException {
        if (pc.isOn()) {
            throw new IOException("the PC is on");
        }
        Path bin = Files.createDirectories(pc.folder().resolve("usr/bin"));
        // how an overlay file system writes down that a file of a lower layer is deleted
        Ran.of(List.of("mknod", bin.resolve(program).toString(), "c", "0", "0"), Map.of())
                .orFail();
    }
}
