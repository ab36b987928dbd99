package io.github.timekpr2mqtt.host;

import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that makes a new key, or puts it in the place of the old one, to be killed meanwhile. */
final class KeyChange {
    private KeyChange() {}

    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[1]);
        Keys keys = args[0].equals("begin") ? Keys.begin(data) : Keys.end(data);
        System.out.println(keys.publicLine());
    }
}
