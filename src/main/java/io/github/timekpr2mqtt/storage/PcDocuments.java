package io.github.timekpr2mqtt.storage;

import io.github.timekpr2mqtt.changes.PcWishes;
import java.io.IOException;

/** What is kept of each PC: its wishes, how it was last seen, and the history of its accounts. */
public class PcDocuments {
    private final Documents documents;

    /** In this folder. */
    public PcDocuments(Documents documents) {
        this.documents = documents;
    }

    /** The wishes; those that cannot be read are set aside and reported, never taken for none. */
    public Loaded<PcWishes> wishes(String pc) throws IOException {
        return documents.load("wishes-" + pc, WishesDocument.class, WishesDocument::toWishes);
    }

    /** How the PC was last seen. */
    public Loaded<Remembered> remembered(String pc) throws IOException {
        return documents.load("seen-" + pc, Remembered.Document.class, Remembered::of);
    }

    /**
     * The histories of its accounts, in a folder of their own.
     *
     * @throws IOException with one plain line that names the folder
     */
    public HistoryDocuments histories(String pc) throws IOException {
        return new HistoryDocuments(documents.within("history").within(pc));
    }

    /** After this they survive a kill and a power cut. */
    public void save(String pc, PcWishes wishes) throws IOException {
        documents.save("wishes-" + pc, WishesDocument.of(wishes));
    }

    /** Forced as well, so at most once a minute. */
    public void save(String pc, Remembered seen) throws IOException {
        documents.save("seen-" + pc, seen.toDocument());
    }

    /** Nothing is kept of this PC any more. */
    public void delete(String pc) throws IOException {
        documents.delete("wishes-" + pc);
        documents.delete("seen-" + pc);
    }
}
