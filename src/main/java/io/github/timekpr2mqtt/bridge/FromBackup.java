package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.storage.BackupMark;
import io.github.timekpr2mqtt.storage.PcDocuments;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data folder that was put back from a backup: what waits in it may have been done since, and something else may be wanted by now. So
 * none of it is done; it ends, and says so.
 */
@Singleton
final class FromBackup {
    /** Why what was waiting is not done. */
    static final String REASON =
            "it was put back from a backup, and what was done since is not known: set it again if it is still wanted";

    private static final Logger LOG = LoggerFactory.getLogger(FromBackup.class);

    private final BackupMark mark;
    private final PcDocuments documents;
    private final Clock clock;

    FromBackup(BackupMark mark, PcDocuments documents, Clock clock) {
        this.mark = mark;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * Ends what waits, on the disk and in these PCs, before any of it can be delivered.
     *
     * @throws CannotStart if the disk does not take that: else it would be done after all
     */
    void end(List<PcState> pcs) {
        try {
            if (mark.isOfBackup()) {
                mark.toLookAtBroker();
                int open = 0;
                for (PcState pc : pcs) {
                    open += pc.wishes().open();
                    PcWishes ended = pc.wishes().fromBackup(REASON, clock.instant());
                    documents.save(pc.name(), ended);
                    pc.keep(ended);
                }
                LOG.warn(
                        "The data folder was put back from a backup. What waited when that was made is not done: {}",
                        open == 0 ? "nothing" : open == 1 ? "1 change" : open + " changes");
            }
            mark.set();
        } catch (IOException e) {
            throw new CannotStart(String.valueOf(e.getMessage()));
        }
    }

    /** Each copy of the folder until now, without what backups leave out, is a backup. For the end: nothing is done after it. */
    void renew() {
        try {
            mark.renew();
        } catch (IOException e) {
            LOG.warn(
                    "An older copy that is put over the data folder may not be seen to be a backup: {}",
                    e.getMessage());
        }
    }
}
