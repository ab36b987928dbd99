package io.github.timekpr2mqtt.storage;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether this folder was put back from a backup: then nobody knows what was done since that was made. One document is left out of
 * backups (by Home Assistant because of {@code backup_exclude} in config.yaml), another one that is in them says that there was one.
 * Both hold the folder's life, which begins anew at each end in order, and when a backup was seen: so an older copy without the first
 * document is also seen where it was put over a folder that still has it. A copy that has both, or that was made in the same life, is
 * taken for the folder itself.
 */
public final class BackupMark {
    /** Left out of backups, with whatever begins so. */
    public static final String LEFT_OUT = "not-in-backups";

    private static final String SAYS_SO = "marked";
    private static final String TO_LOOK = "put-back";

    private final Documents documents;

    /**
     * A mark.
     *
     * @param life any text; null in a folder of a version that knew no lives
     * @param before what the other mark may have in its place, where a kill came between the two; else the same
     */
    @Serdeable
    record MarkDocument(
            int schema, @Nullable String life, @Nullable String before) {
        static MarkDocument of(@Nullable String life, @Nullable String before) {
            return new MarkDocument(StrictJson.SCHEMA, life, before);
        }

        boolean isOf(@Nullable String otherLife) {
            return Objects.equals(life, otherLife) || Objects.equals(before, otherLife);
        }
    }

    /** Both as they are. A damaged one is there, and fits. */
    private record Marks(Loaded<MarkDocument> copied, Loaded<MarkDocument> leftOut) {
        boolean areOfBackup() {
            return !(copied instanceof Loaded.Absent)
                    && (leftOut instanceof Loaded.Absent
                            || !leftOut.value().map(this::fits).orElse(true));
        }

        private boolean fits(MarkDocument left) {
            return copied.value().map(copy -> left.isOf(copy.life())).orElse(true);
        }

        Optional<String> life() {
            return copied.value().or(leftOut::value).flatMap(mark -> Optional.ofNullable(mark.life()));
        }
    }

    /** Of this folder. */
    public BackupMark(Documents documents) {
        this.documents = documents;
    }

    /**
     * Whether what this folder holds is older than what was done by it. A folder of a version that set no mark is not.
     *
     * @throws IOException with one plain line that names the file, if it cannot be read
     */
    public boolean isOfBackup() throws IOException {
        return marks().areOfBackup();
    }

    private Marks marks() throws IOException {
        return new Marks(documents.load(SAYS_SO, MarkDocument.class), documents.load(LEFT_OUT, MarkDocument.class));
    }

    /**
     * Whether it was put back from a backup, and nobody has looked since what the broker has of the time after that.
     *
     * @throws IOException with one plain line
     */
    public boolean isToLookAtBroker() throws IOException {
        return !(documents.load(TO_LOOK, MarkDocument.class) instanceof Loaded.Absent);
    }

    /**
     * To be looked at.
     *
     * @throws IOException with one plain line
     */
    public void toLookAtBroker() throws IOException {
        documents.save(TO_LOOK, MarkDocument.of(null, null));
    }

    /**
     * That was done.
     *
     * @throws IOException with one plain line
     */
    public void lookedAtBroker() throws IOException {
        documents.delete(TO_LOOK);
    }

    /**
     * From now on it is no backup, and a copy without {@link #LEFT_OUT} is one.
     *
     * @throws IOException with one plain line
     */
    public void set() throws IOException {
        Marks marks = marks();
        if (marks.areOfBackup()) {
            renew(); // or the same copy would fit when it is put over the folder again
        } else if (marks.copied() instanceof Loaded.Absent) {
            boolean isNew = marks.leftOut() instanceof Loaded.Absent;
            String life = isNew ? newLife() : marks.life().orElse(null);
            if (isNew) { // first: a kill in between must not make a backup of it
                documents.save(LEFT_OUT, MarkDocument.of(life, life));
            }
            documents.save(SAYS_SO, MarkDocument.of(life, life));
        }
    }

    /**
     * From now on a copy without {@link #LEFT_OUT} that was made before is a backup, wherever it is put. A kill in between makes none of
     * the folder itself.
     *
     * @throws IOException with one plain line
     */
    public void renew() throws IOException {
        String old = marks().life().orElse(null);
        String life = newLife();
        documents.save(LEFT_OUT, MarkDocument.of(life, old));
        documents.save(SAYS_SO, MarkDocument.of(life, life));
        documents.save(LEFT_OUT, MarkDocument.of(life, life));
    }

    private static String newLife() {
        return UUID.randomUUID().toString();
    }
}
