package io.github.timekpr2mqtt.bench;

import io.github.timekpr2mqtt.lab.LabImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The memory of the process after an hour of use, of the app's image and of the jar at the same time, each with PCs of its own: a child
 * sits at each PC, and in every minute one of them gets another limit and a bonus, which must both be applied.
 */
final class HourPart implements Part {
    private static final int PCS = 5;
    private static final int MINUTES = 60;
    /** So many of the last minutes are what stands for the end. */
    private static final int LAST = 5;

    /** Minutes, more than the child uses of the day, and so few that every bonus is taken. */
    private static final int LIMIT = 600;

    private static final double MEGABYTE = 1e6;
    private static final Target OF_THE_IMAGE = Target.worst(110);
    private static final Target OF_THE_JAR = Target.worst(150);

    private final Path folder;

    HourPart(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "hour";
    }

    @Override
    public int pcs() {
        return 2 * PCS;
    }

    @Override
    public boolean isOnlyByName() {
        return true;
    }

    @Override
    public void measure(Street street, Sheet sheet) throws Exception {
        if (street.houses(pcs()).size() < pcs()) {
            throw new IOException("it needs " + pcs() + " lab PCs: bench.pcs is less, or memory is short");
        }
        street.used(pcs());
        List<Street.Address> addresses = street.addresses(pcs());
        try (LabImage built = LabImage.build();
                ImageRoot root = new ImageRoot(built, folder);
                BridgeProcess image =
                        street.bridge(addresses.subList(0, PCS), 30).of(root.program());
                BridgeProcess jar =
                        street.bridge(addresses.subList(PCS, pcs()), 30).of(Program.jar())) {
            image.startAndAwaitAll();
            jar.startAndAwaitAll();
            List<Double> ofImage = new ArrayList<>();
            List<Double> ofJar = new ArrayList<>();
            for (int minute = 0; minute < MINUTES; minute++) {
                long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
                use(image, minute);
                use(jar, minute);
                TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
                ofImage.add(ProcFile.memory(image.pid(), "Rss") / MEGABYTE);
                ofJar.add(ProcFile.memory(jar.pid(), "Rss") / MEGABYTE);
            }
            String on = street.describe(pcs()) + ", " + PCS + " for each, a child uses each, ";
            report(sheet, ofImage, OF_THE_IMAGE, on + root.program().name());
            report(sheet, ofJar, OF_THE_JAR, on + Program.jar().name());
        }
    }

    private static void use(BridgeProcess bridge, int minute) throws IOException, InterruptedException {
        String pc = bridge.pcs().get(minute % PCS).name();
        String account = bridge.topic("account/" + pc + "/" + House.USER + "/");
        String today = LocalDate.now(ZoneOffset.UTC).getDayOfWeek().name().toLowerCase(Locale.ROOT);
        int mark = bridge.ear().mark();
        String id = "limit " + minute;
        int limit = LIMIT + minute;
        bridge.ear().publish(account + "limit_" + today + "/set", "{\"value\":" + limit + ",\"id\":\"" + id + "\"}");
        bridge.awaitApplied(mark, account, id);
        String bonus = "bonus " + minute;
        bridge.ear().publish(account + "add_15/set", "{\"minutes\":15,\"id\":\"" + bonus + "\"}");
        bridge.awaitApplied(mark, account, bonus);
    }

    private void report(Sheet sheet, List<Double> minutes, Target target, String on) {
        List<Double> last = minutes.subList(MINUTES - LAST, MINUTES);
        sheet.add(name(), "memory with " + PCS + " PCs after an hour of use, RSS", "MB", new Samples(last), target, on);
        sheet.add(name(), "the same in each minute of the hour", "MB", new Samples(minutes), on);
    }
}
