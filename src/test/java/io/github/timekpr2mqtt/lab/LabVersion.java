package io.github.timekpr2mqtt.lab;

/** What a lab PC has installed. */
public enum LabVersion {
    /** Debian 12's. */
    TIMEKPR_0_5_4("0.5.4"),
    /** Debian sid's. */
    TIMEKPR_0_5_9("0.5.9"),
    /** A PC without Timekpr: no daemon, no files, no bus policy, no group. */
    NONE("none");

    private final String number;

    LabVersion(String number) {
        this.number = number;
    }

    /** The version as Timekpr itself writes it. */
    public String number() {
        return number;
    }
}
