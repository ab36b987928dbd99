package io.github.timekpr2mqtt.timekpr;

import java.util.List;

/**
 * What a method of Timekpr's answered. An answer of 0 says that the daemon took the call, not that it had an effect.
 *
 * @param result 0, or -1 for a refusal
 * @param text why it was refused, in the daemon's language; empty with 0
 * @param rest what the method gives beside these two
 */
public record Answer(int result, String text, List<Object> rest) {
    public Answer {
        rest = List.copyOf(rest);
    }

    /**
     * Reads the body of a reply.
     *
     * @throws IllegalArgumentException quoting the body, if it does not begin with a number and a text
     */
    public static Answer of(List<Object> body) {
        if (body.size() >= 2 && body.get(0) instanceof Integer result && body.get(1) instanceof String text) {
            return new Answer(result, text, body.subList(2, body.size()));
        }
        throw new IllegalArgumentException(body + " is not an answer of Timekpr's");
    }

    public boolean accepted() {
        return result == 0;
    }
}
