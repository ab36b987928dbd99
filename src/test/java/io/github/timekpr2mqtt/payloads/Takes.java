package io.github.timekpr2mqtt.payloads;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What a control takes. A level is a text of our own for what is then wanted, the same for whatever means the same. */
sealed interface Takes {
    /** The level that is wanted; empty if this control does not take it. */
    Optional<String> level(Given given);

    /** A value that is taken, as it stands alone. */
    String plain(Random random);

    /** The same as a value in JSON. */
    String json(Random random);

    /** The members of an object that is taken, but for the id; empty if there need be none. */
    default String members(Random random) {
        return "\"value\":" + json(random);
    }

    /** The level of what the program shows; empty if that cannot be told. */
    default Optional<String> shown(Object value) {
        return level(Given.alone(value));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars()
                .forEach(c -> json.append(
                        c < ' ' || c == '"' || c == '\\' ? String.format("\\u%04x", c) : String.valueOf((char) c)));
        return json.append('"').toString();
    }

    /** A number of minutes or hours; its level is in seconds, rounded. */
    record Time(int least, int most, int unit) implements Takes {
        @Override
        public Optional<String> level(Given given) {
            return given.number()
                    .filter(n ->
                            n.compareTo(BigDecimal.valueOf(least)) >= 0 && n.compareTo(BigDecimal.valueOf(most)) <= 0)
                    .map(n -> n.multiply(BigDecimal.valueOf(unit))
                            .setScale(0, RoundingMode.HALF_UP)
                            .toPlainString());
        }

        @Override
        public Optional<String> shown(Object value) {
            return Given.number(value)
                    .map(n -> n.multiply(BigDecimal.valueOf(unit))
                            .setScale(0, RoundingMode.HALF_UP)
                            .toPlainString());
        }

        @Override
        public String plain(Random random) {
            int whole = least + random.nextInt(most - least);
            return switch (random.nextInt(8)) {
                case 0 -> whole + "." + random.nextInt(1000);
                case 1 -> " " + whole + "\n";
                case 2 -> "" + (random.nextBoolean() ? least : most);
                case 3 -> whole + ".000";
                case 4 -> whole + random.nextDouble() + "";
                default -> "" + whole;
            };
        }

        @Override
        public String json(Random random) {
            String number = Integer.toString(least + random.nextInt(most - least));
            return switch (random.nextInt(6)) {
                case 0 -> quoted(plain(random));
                case 1 -> number + ".5";
                case 2 -> number + "e0";
                case 3 -> least >= 0 ? number + "00E-2" : number;
                default -> number;
            };
        }
    }

    /** A whole number. */
    record Whole(int least, int most) implements Takes {
        @Override
        public Optional<String> level(Given given) {
            return given.number()
                    .filter(n -> n.stripTrailingZeros().scale() <= 0)
                    .filter(n ->
                            n.compareTo(BigDecimal.valueOf(least)) >= 0 && n.compareTo(BigDecimal.valueOf(most)) <= 0)
                    .map(n -> n.toBigInteger().toString());
        }

        @Override
        public String plain(Random random) {
            return least + random.nextInt(most - least + 1) + (random.nextInt(5) == 0 ? ".0" : "");
        }

        @Override
        public String json(Random random) {
            return random.nextInt(4) == 0 ? quoted(plain(random)) : plain(random);
        }
    }

    /** On or off. */
    record Toggle() implements Takes {
        @Override
        public Optional<String> level(Given given) {
            if (given.member("value") instanceof Boolean on) {
                return Optional.of(on ? "ON" : "OFF");
            }
            return given.string().filter(word -> word.equals("ON") || word.equals("OFF"));
        }

        @Override
        public String plain(Random random) {
            return random.nextBoolean() ? "ON" : "OFF";
        }

        @Override
        public String json(Random random) {
            return random.nextBoolean() ? "" + random.nextBoolean() : quoted(plain(random));
        }
    }

    /** One of some words; {@code texts} if in an object it must be a text. */
    record Word(List<String> words, boolean texts) implements Takes {
        @Override
        public Optional<String> level(Given given) {
            Optional<String> word = texts ? given.string() : Optional.of(given.word());
            return word.filter(words::contains);
        }

        @Override
        public String plain(Random random) {
            return words.get(random.nextInt(words.size()));
        }

        @Override
        public String json(Random random) {
            return quoted(plain(random));
        }
    }

    /** Hours of a day. */
    record Hours() implements Takes {
        @Override
        public Optional<String> level(Given given) {
            return given.string().flatMap(HoursOracle::day);
        }

        @Override
        public String plain(Random random) {
            return Samples.hours(random);
        }

        @Override
        public String json(Random random) {
            return quoted(plain(random));
        }
    }

    /** PlayTime's programs. */
    record Programs() implements Takes {
        @Override
        public Optional<String> level(Given given) {
            return given.string().flatMap(ListsOracle::programs);
        }

        @Override
        public Optional<String> shown(Object value) {
            return String.valueOf(value).startsWith("…") ? Optional.empty() : level(Given.alone(value));
        }

        @Override
        public String plain(Random random) {
            return Samples.programs(random);
        }

        @Override
        public String json(Random random) {
            return quoted(plain(random));
        }
    }

    /** Words with commas between them. */
    record Words(boolean sessions, boolean mayBeEmpty) implements Takes {
        @Override
        public Optional<String> level(Given given) {
            return given.string().flatMap(text -> ListsOracle.words(text, sessions, mayBeEmpty));
        }

        @Override
        public String plain(Random random) {
            return sessions ? Samples.sessions(random) : random.nextInt(3) > 0 ? "" : "zoe, tom";
        }

        @Override
        public String json(Random random) {
            return quoted(plain(random));
        }
    }

    /** What takes a press. */
    sealed interface Button extends Takes {
        @Override
        default String plain(Random random) {
            return "PRESS";
        }

        @Override
        default String json(Random random) {
            return "\"PRESS\"";
        }
    }

    /** A press of a button of so many minutes. */
    record Press(int minutes) implements Button {
        @Override
        public Optional<String> level(Given given) {
            boolean own = Given.number(given.member("minutes"))
                    .filter(n -> n.compareTo(BigDecimal.valueOf(minutes)) == 0)
                    .isPresent();
            return own || given.text().equals("PRESS") ? Optional.of("PRESS") : Optional.empty();
        }

        @Override
        public String members(Random random) {
            return "\"minutes\":" + minutes;
        }
    }

    /** A press that may come with an id, and nothing else. */
    record PressWithId() implements Button {
        @Override
        public Optional<String> level(Given given) {
            boolean id = given.members() != null
                    && given.members().size() == 1
                    && !Given.print(given.members().getOrDefault("id", "")).isEmpty();
            return id || given.text().equals("PRESS") ? Optional.of("PRESS") : Optional.empty();
        }

        @Override
        public String members(Random random) {
            return "";
        }
    }
}
