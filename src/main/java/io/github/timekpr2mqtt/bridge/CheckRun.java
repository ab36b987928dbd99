package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Checkup;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.host.Ssh;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code --check}: the doctor looks at PCs, and says it on the terminal. Nothing is written, so a bridge may run beside it. */
final class CheckRun {
    private static final int MOST_AT_ONCE = 16;

    private final Map<String, List<KeyPair>> keys;
    private final Path hostKeys;
    private final PrintStream out;

    /** @param keys by the name of the PC, in the order in which they are tried */
    private CheckRun(Map<String, List<KeyPair>> keys, Path hostKeys, PrintStream out) {
        this.keys = keys;
        this.hostKeys = hostKeys;
        this.out = out;
    }

    /**
     * Looks at all PCs that were named, or at all.
     *
     * @return whether all is well
     * @throws BadOption if the options are none
     * @throws CannotStart if they have no such PC, or there is no key yet
     */
    static boolean isWell(CommandLine.Check called, PrintStream out) throws BadOption, InterruptedException {
        Options options = Options.read(called.options());
        List<Options.Pc> pcs = options.pcs().stream()
                .filter(pc -> called.pcs().isEmpty() || called.pcs().contains(pc.name()))
                .toList();
        List<String> unknown = new ArrayList<>(called.pcs());
        unknown.removeAll(pcs.stream().map(Options.Pc::name).toList());
        if (!unknown.isEmpty()) {
            throw CannotStart.noSuchPc("--check", unknown.get(0), options.pcs());
        }
        Map<String, List<KeyPair>> keys = keys(pcs, GivenKeys.of(options), called.data());
        return new CheckRun(keys, DataFolder.hostKeys(called.data()), out).all(pcs);
    }

    private static Map<String, List<KeyPair>> keys(List<Options.Pc> pcs, GivenKeys given, Path data) {
        Map<String, List<KeyPair>> keys = new HashMap<>();
        given.byPc().forEach((pc, its) -> keys.put(pc, List.of(its)));
        if (pcs.stream().anyMatch(pc -> !keys.containsKey(pc.name()))) {
            List<KeyPair> own = own(data).inOrder();
            pcs.forEach(pc -> keys.putIfAbsent(pc.name(), own));
        }
        return keys;
    }

    private List<KeyPair> keys(String pc) {
        return keys.getOrDefault(pc, List.of());
    }

    private static Keys own(Path data) {
        for (Path folder : List.of(data, data.resolve("ssh"))) {
            if (Files.isDirectory(folder) && !(Files.isReadable(folder) && Files.isExecutable(folder))) {
                throw new CannotStart("--data: " + folder
                        + " may not be read by this user. Run --check as the one that runs the bridge, or as root");
            }
        }
        try {
            return Keys.found(data)
                    .orElseThrow(() -> new CannotStart(
                            "--data: " + data + " holds no SSH key yet. Start the bridge once: it makes one"));
        } catch (IOException e) {
            throw new CannotStart(CannotStart.why(e));
        }
    }

    private boolean all(List<Options.Pc> pcs) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(MOST_AT_ONCE, task -> {
            Thread thread = new Thread(task, "check");
            thread.setDaemon(true);
            return thread;
        });
        try (Ssh ssh = new Ssh(pc -> keys(pc.name()), hostKeys)) {
            Map<Options.Pc, Future<Checkup>> looks = new LinkedHashMap<>();
            for (Options.Pc pc : pcs) {
                looks.put(pc, threads.submit(() -> look(pc, ssh)));
            }
            boolean well = true;
            for (Map.Entry<Options.Pc, Future<Checkup>> one : looks.entrySet()) {
                Checkup checkup = result(one.getValue());
                print(one.getKey(), checkup);
                well &= checkup.isWell();
            }
            return well;
        } finally {
            threads.shutdownNow();
        }
    }

    private Checkup look(Options.Pc pc, Ssh ssh) {
        return Doctor.of(pc, Keys.line(keys(pc.name()).get(0)))
                .examined(ssh.examine(Household.address(pc)), Clock.system(ZoneId.systemDefault()));
    }

    private static Checkup result(Future<Checkup> look) throws InterruptedException {
        try {
            return look.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void print(Options.Pc pc, Checkup checkup) {
        out.println(pc.name() + " (" + pc.host() + "): " + (checkup.isWell() ? "all is well" : "something is wrong"));
        checkup.looks().forEach(look -> out.println("  " + look));
        if (!checkup.setupLine().isEmpty()) {
            out.println("The setup line, to be pasted into a terminal on " + pc.name() + ":");
            out.println(checkup.setupLine());
        }
        out.println();
        out.flush();
    }
}
