package io.github.timekpr2mqtt.bench;

import io.github.timekpr2mqtt.lab.LabImage;
import java.nio.file.Path;
import java.util.List;

/** The app's image: what a home downloads, how soon it shows something, and what it takes. */
final class ImagePart implements Part {
    private static final int PCS = 5;
    private static final double MEGABYTE = 1e6;
    private static final Target SIZE = Target.worst(60);
    private static final Target START = Target.median(0.45);
    private static final Target MEMORY = Target.worst(110);

    private final Path folder;

    ImagePart(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "image";
    }

    @Override
    public int pcs() {
        return PCS;
    }

    @Override
    public void measure(Street street, Sheet sheet) throws Exception {
        try (LabImage image = LabImage.build();
                ImageRoot root = new ImageRoot(image, folder)) {
            sheet.add(
                    name(),
                    "image, compressed",
                    "MB",
                    new Samples(List.of(image.compressed() / MEGABYTE)),
                    SIZE,
                    "gzip");
            Program program = root.program();
            new StartPart(name(), program, START, folder).measure(street, sheet);
            new MemoryPart(name(), PCS, program, MEMORY).measure(street, sheet);
        }
    }
}
