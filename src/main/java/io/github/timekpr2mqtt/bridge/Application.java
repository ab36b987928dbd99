package io.github.timekpr2mqtt.bridge;

/** The entry point. */
public final class Application {
    private Application() {}

    /** Starts the bridge. */
    public static void main(String[] args) {
        System.out.println("timekpr2mqtt");
    }
}
