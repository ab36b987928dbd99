package io.github.timekpr2mqtt.storage;

import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;

/**
 * Whether this folder was put back from a backup: then nobody knows what was done since that was made. One document is left out of
 * backups (by Home Assistant because of {@code backup_exclude} in config.yaml), another one that is in them says that there was one.
 * A copy that has both is taken for the folder itself.
 */
public final class BackupMark {
    /** Left out of backups, with whatever begins so. */
    public static final String LEFT_OUT = "not-in-backups";

    private static final String SAYS_SO = "marked";
    private static final String TO_LOOK = "put-back";
    private static final MarkDocument MARK = new MarkDocument(StrictJson.SCHEMA);

    private final Documents documents;

    /** That there is something; what it is does not matter. */
    @Serdeable
    record MarkDocument(int schema) {}

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
        return isThere(SAYS_SO) && !isThere(LEFT_OUT);
    }

    /** A damaged one is there. */
    private boolean isThere(String name) throws IOException {
        return !(documents.load(name, MarkDocument.class) instanceof Loaded.Absent);
    }

    /**
     * Whether it was put back from a backup, and nobody has looked since what the broker has of the time after that.
     *
     * @throws IOException with one plain line
     */
    public boolean isToLookAtBroker() throws IOException {
        return isThere(TO_LOOK);
    }

    /**
     * To be looked at.
     *
     * @throws IOException with one plain line
     */
    public void toLookAtBroker() throws IOException {
        documents.save(TO_LOOK, MARK);
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
        if (!isThere(LEFT_OUT)) {
            documents.save(LEFT_OUT, MARK); // first: a kill in between must not make a backup of it
        }
        if (!isThere(SAYS_SO)) {
            documents.save(SAYS_SO, MARK);
        }
    }
}
