package io.github.timekpr2mqtt.bench;

/** One thing that is measured. */
interface Part {
    /** By which it is chosen, and under which its figures are found. Several parts may share one. */
    String name();

    /** How many PCs it needs; they are switched on before, and stay for those that come after. */
    int pcs();

    /** Whether it takes so long that it runs only where its name is given. */
    default boolean isOnlyByName() {
        return false;
    }

    /**
     * Measures.
     *
     * @throws Exception if it could not be measured, with a message for a person
     */
    void measure(Street street, Sheet sheet) throws Exception;
}
