package io.github.timekpr2mqtt.bench;

/**
 * What a figure must not exceed.
 *
 * @param what which of its samples are looked at
 * @param most in the figure's unit
 */
record Target(Judged what, double most) {
    /** Which samples are looked at. */
    enum Judged {
        /** Half of them. */
        MEDIAN("median"),
        /** All of them. */
        WORST("worst");

        private final String word;

        Judged(String word) {
            this.word = word;
        }

        double of(Samples samples) {
            return switch (this) {
                case MEDIAN -> samples.median();
                case WORST -> samples.most();
            };
        }
    }

    static Target median(double most) {
        return new Target(Judged.MEDIAN, most);
    }

    static Target worst(double most) {
        return new Target(Judged.WORST, most);
    }

    boolean isReachedBy(Samples samples) {
        return what.of(samples) <= most;
    }

    @Override
    public String toString() {
        return what.word + " ≤ " + Table.number(most);
    }
}
