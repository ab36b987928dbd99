package io.github.timekpr2mqtt.payloads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages that were sent together, what must become of them, and what did. */
final class Batch {
    private final Model model;
    private final Map<String, Expected> expected = new LinkedHashMap<>();
    private final Map<Message, Verdict> asked = new LinkedHashMap<>();
    private final List<Verdict.Part> taken = new ArrayList<>();
    private final List<String> unsure = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private int lineCount;
    private int answersWanted;

    Batch(Model model) {
        this.model = model;
    }

    void add(Message message, Verdict verdict) {
        if (verdict instanceof Verdict.Rejected rejected) {
            at(rejected.key(), message).rejection();
        } else if (verdict instanceof Verdict.Depends depends) {
            at(depends.key(), message).perhapsRejection();
        } else if (verdict instanceof Verdict.Cancels cancels) {
            at(cancels.key(), message).perhapsOne();
        } else if (verdict instanceof Verdict.Ended done) {
            at(done.part().key(), message).ending(done.part());
        } else if (verdict instanceof Verdict.Either one) {
            at(one.part().key(), message).one(one.part());
        } else if (verdict instanceof Verdict.Taken all) {
            all.parts().forEach(part -> at(part.key(), message).ending(part));
            taken.addAll(all.parts());
        } else if (verdict instanceof Verdict.DependsOnQueue all) {
            at(all.key(), message).eitherRejection();
            all.parts().forEach(part -> {
                at(part.key(), message).eitherEnding(part);
                unsure.add(part.pc() + "|" + part.user() + "|" + part.control().key());
            });
            taken.addAll(all.parts());
        }
        String answers = message.answers();
        if (answers != null && answers.startsWith(Messages.ANSWERS)) {
            asked.put(message, verdict);
            answersWanted += answers(verdict);
        }
    }

    private Expected at(String key, Message message) {
        return expected.computeIfAbsent(key, any -> new Expected(message));
    }

    /** The least number of answers. */
    private static int answers(Verdict verdict) {
        if (verdict instanceof Verdict.Taken all) {
            return 1 + all.parts().size();
        }
        if (verdict instanceof Verdict.Ended done) {
            return done.receipt() ? 2 : 1;
        }
        boolean none = verdict instanceof Verdict.Silent || (verdict instanceof Verdict.Done done && !done.receipt());
        return none ? 0 : 1;
    }

    /** A line that was written down; returns how it says that it ended. */
    String ended(String line) {
        Told told = Told.of(line);
        Expected of = expected.get(told.key());
        if (of == null) {
            throw new AssertionError("nobody asked for this: " + line);
        }
        of.seen(told);
        if (!told.isRejection() && !of.mayEnd(told)) {
            throw new AssertionError("it should have been rejected: " + line + ", " + of.wrong());
        }
        if (!told.isRejection() && !of.parts().isEmpty()) {
            model.ended(told, of.parts());
        }
        if (told.type().equals("cancelled")) {
            Verdict.Part part = of.parts().get(0);
            unsure.add(part.pc() + "|" + part.user() + "|" + part.control().key());
        }
        if (!told.type().equals("superseded")) {
            lines.merge(line, 1, Integer::sum);
            lineCount++;
        }
        return told.type();
    }

    /** Whether what looks like this has ended as often as it must. */
    boolean isTold(String key) {
        Expected of = expected.get(key);
        return of != null && of.isComplete();
    }

    /** Whether everything is there that must come. */
    boolean isComplete(Ear ear) {
        return ear.eventCount() >= lineCount
                && ear.answerCount() >= answersWanted
                && expected.values().stream().allMatch(Expected::isComplete);
    }

    /** What is missing or wrong; empty if nothing. */
    List<String> wrong(Ear ear) {
        List<String> wrong = new ArrayList<>();
        expected.values().stream()
                .map(Expected::wrong)
                .filter(text -> !text.isEmpty())
                .forEach(wrong::add);
        Map<String, Integer> heard = ear.events();
        if (!heard.equals(lines)) {
            lines.forEach((line, times) -> {
                if (!times.equals(heard.get(line))) {
                    wrong.add("written down " + times + " times, told " + heard.get(line) + " times: " + line);
                }
            });
            heard.keySet().stream()
                    .filter(line -> !lines.containsKey(line))
                    .forEach(line -> wrong.add("told, and not written down: " + line));
        }
        asked.forEach((message, verdict) -> {
            String problem = answered(message, verdict, ear.answers(message.number()));
            if (!problem.isEmpty()) {
                wrong.add(problem);
            }
        });
        return wrong;
    }

    private static String answered(Message message, Verdict verdict, List<Ear.Answer> answers) {
        boolean right = answers.stream().allMatch(answer -> answer.correlation().equals(message.correlationId()));
        List<String> types = new ArrayList<>();
        answers.forEach(answer -> types.add(type(answer)));
        String all = String.join(" ", types);
        String wanted = wanted(verdict);
        return right && all.matches(wanted)
                ? ""
                : "answered " + all + (right ? "" : " with other correlation data") + ", expected " + wanted + ": "
                        + message;
    }

    private static String type(Ear.Answer answer) {
        try {
            return Told.of(answer.text()).type();
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String wanted(Verdict verdict) {
        String ending = "( (applied|superseded|cancelled|failed))";
        if (verdict instanceof Verdict.Taken all) {
            return "accepted" + ending + "{" + all.parts().size() + "}";
        }
        if (verdict instanceof Verdict.DependsOnQueue all) {
            return "rejected|accepted" + ending + "{" + all.parts().size() + "}";
        }
        if (verdict instanceof Verdict.Ended done) {
            return done.receipt() ? "accepted applied" : "applied";
        }
        if (verdict instanceof Verdict.Either) {
            return "rejected|accepted (applied|rejected)";
        }
        if (verdict instanceof Verdict.Done done) {
            return done.receipt() ? "accepted" : "";
        }
        if (verdict instanceof Verdict.Cancels) {
            return "accepted( (applied|rejected))?";
        }
        return verdict instanceof Verdict.Depends
                ? "accepted|rejected"
                : verdict instanceof Verdict.Rejected ? "rejected" : "";
    }

    /** Looks at the PCs, where everything must be as it was taken. */
    void settled() {
        model.settled(taken, unsure);
    }
}
