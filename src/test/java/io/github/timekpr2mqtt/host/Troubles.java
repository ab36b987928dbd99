package io.github.timekpr2mqtt.host;

/** What a link says, for those who only hear it. */
public final class Troubles {
    private Troubles() {}

    /** Of a kind, with what stands between its words. */
    public static Trouble of(Trouble.Kind kind, Object... details) {
        return new Trouble(kind, null, details);
    }

    /** The PC went without a word. */
    public static Trouble lost() {
        return new Trouble(Trouble.Kind.LOST, null, "no heart-beat");
    }
}
