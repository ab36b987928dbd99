package io.github.timekpr2mqtt.host;

/** What a link says, for those who only hear it. */
public final class Troubles {
    private Troubles() {}

    /** The PC went without a word. */
    public static Trouble lost() {
        return new Trouble(Trouble.Kind.LOST, null, "no heart-beat");
    }
}
