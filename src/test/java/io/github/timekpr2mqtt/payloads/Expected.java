package io.github.timekpr2mqtt.payloads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often commands that look the same must end in which way, and how often they did. */
final class Expected {
    private final Message example;
    private final List<Verdict.Part> parts = new ArrayList<>();
    private final Map<String, Integer> types = new HashMap<>();
    private int rejected;
    private int ended;
    /** One rejection or an ending for each part. */
    private int either;

    private int eitherParts;
    /** One rejection or nothing. */
    private int perhaps;
    /** One rejection, one ending, or nothing. */
    private int perhapsOnes;
    /** One rejection or one ending. */
    private int ones;

    Expected(Message example) {
        this.example = example;
    }

    void rejection() {
        rejected++;
    }

    void perhapsRejection() {
        perhaps++;
    }

    void perhapsOne() {
        perhapsOnes++;
    }

    void ending(Verdict.Part part) {
        ended++;
        parts.add(part);
    }

    void eitherRejection() {
        either++;
    }

    void eitherEnding(Verdict.Part part) {
        eitherParts++;
        parts.add(part);
    }

    void one(Verdict.Part part) {
        ones++;
        parts.add(part);
    }

    void seen(Told told) {
        types.merge(told.isRejection() ? "rejected" : "ended", 1, Integer::sum);
    }

    List<Verdict.Part> parts() {
        return parts;
    }

    /** Whether any of them may end in this way, which is no rejection. */
    boolean mayEnd(Told told) {
        return !parts.isEmpty() || (perhapsOnes > 0 && told.type().equals("applied"));
    }

    private int seen(String type) {
        return types.getOrDefault(type, 0);
    }

    /** Whether all endings are there that must be. */
    boolean isComplete() {
        return seen("rejected") >= rejected
                && seen("ended") >= ended
                && seen("rejected") + seen("ended") >= rejected + ended + ones;
    }

    /** What is wrong; empty if nothing. */
    String wrong() {
        int moreRejected = seen("rejected") - rejected;
        int moreEnded = seen("ended") - ended;
        boolean right = moreRejected >= 0
                && moreEnded >= 0
                && moreRejected + moreEnded >= ones
                && moreRejected <= either + perhaps + perhapsOnes + ones
                && moreEnded <= eitherParts + perhapsOnes + ones;
        return right
                ? ""
                : "expected " + rejected + " rejections and " + ended + " other endings, seen " + types + " of "
                        + example;
    }
}
