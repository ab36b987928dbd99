package io.github.timekpr2mqtt.config;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a text option may hold.
 *
 * @param allowed ends the sentence "allowed …"
 * @param isSecret never quoted
 */
record Rule(String allowed, Predicate<String> test, boolean isSecret) {
    static final Rule INSTANCE = matching("[a-z0-9]{1,32}", "a to z and 0 to 9, at most 32 of them");
    static final Rule TOPIC = new Rule(
            "a topic without + # $, spaces or invisible characters, no slash at its ends, at most 200 characters",
            Rule::isTopic,
            false);
    static final Rule PATH = new Rule(
            "the path of a file or folder, at most 1000 characters",
            text -> text.length() <= 1000 && isPlain(text),
            false);
    static final Rule LOGIN = new Rule("text without control characters, at most 65535 bytes", Rule::isLogin, false);
    static final Rule PASSWORD = new Rule(LOGIN.allowed(), Rule::isLogin, true);
    static final Rule CERTIFICATE =
            new Rule("PEM (-----BEGIN CERTIFICATE-----) as text, or the path of a file with it", text -> true, false);
    static final Rule KEY =
            new Rule("PEM (-----BEGIN PRIVATE KEY-----) as text, or the path of a file with it", text -> true, true);
    static final Rule SSH_KEY = new Rule(
            "a private key (-----BEGIN OPENSSH PRIVATE KEY-----, or PEM) as text, or the path of a file with it",
            text -> true,
            true);
    static final Rule PC_NAME = new Rule(
            "1 to 64 characters, no control or invisible characters, no space at the ends",
            text -> isName(text) && !isSpace(text.codePointAt(0)) && !isSpace(text.codePointBefore(text.length())),
            false);
    static final Rule HOST = new Rule("a host name or an address, without user and port", Rule::isHost, false);
    static final Rule PC_USER = matching(
            "[^\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}:@/]{1,255}",
            "the name of an account on the PC, without spaces and : @ /");
    /** As Timekpr's files are named after accounts: no slash, and no more than fits into a file's name. */
    static final Rule ACCOUNT = new Rule(
            "the name of an account on the PC, at most 255 bytes, no / and no control or invisible characters",
            text -> !text.isEmpty()
                    && text.getBytes(StandardCharsets.UTF_8).length <= 255
                    && !text.contains("/")
                    && isPlain(text)
                    && text.codePoints().noneMatch(c -> isFormat(c) || c == 0xFFFD),
            false);

    /** Where {@code anna=Anna} would be read as an account of that name, and mean nobody. */
    static final Rule ACCOUNT_WITHOUT_EQUALS = new Rule(
            "the name of an account on the PC, at most 255 bytes, no / or = and no control or invisible characters",
            text -> ACCOUNT.holds(text) && !text.contains("="),
            false);

    static final Rule DISPLAY = new Rule("1 to 64 characters, no control or invisible characters", Rule::isName, false);
    static final Rule ACCOUNT_AND_DISPLAY = new Rule(
            "the name of an account on the PC, or, with what Home Assistant calls the child, anna=Anna",
            text -> {
                String[] parts = text.split("=", 2);
                return ACCOUNT.holds(parts[0])
                        && !parts[0].isBlank()
                        && (parts.length == 1 || (DISPLAY.holds(parts[1]) && !parts[1].isBlank()));
            },
            false);

    static final Rule HOST_KEY = new Rule(
            "SHA256:… or the whole line that ssh-keygen -l prints, or the whole line of the key: ssh-ed25519 AAAA…",
            HostKey::isValid,
            false);

    private static final String HEX = "[0-9A-Fa-f]{1,4}";
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})";
    private static final String IPV4 = BYTE + "(\\." + BYTE + "){3}";
    private static final String IPV6 = ("(?!([0-9A-Fa-f]*:){9})(HEX(:HEX){7}|(HEX:){6}IPV4"
                    // at least one group is left out
                    + "|(?!(HEX::?){7}HEX|((HEX::?){6}|::(HEX:){6})IPV4)(HEX(:HEX)*)?::((HEX:)*(HEX|IPV4))?)")
            .replace("HEX", HEX)
            .replace("IPV4", IPV4);
    /** Digits and dots alone are an address or a mistake. */
    private static final Pattern HOST_NAME_OR_ADDRESS = Pattern.compile(
            "(?![0-9.]+$)[A-Za-z0-9_][A-Za-z0-9._-]{0,252}|" + IPV4 + "|" + IPV6 + "(%[A-Za-z0-9._-]+)?");

    boolean holds(String text) {
        return test.test(text);
    }

    private static Rule matching(String regex, String allowed) {
        return new Rule(allowed, Pattern.compile(regex).asMatchPredicate(), false);
    }

    private static boolean isHost(String text) {
        return HOST_NAME_OR_ADDRESS.matcher(text).matches();
    }

    /** A name that may start with $ is the broker's own, and an empty level is a typing error. */
    private static boolean isTopic(String text) {
        return !text.isEmpty()
                && text.length() <= 200
                && isPlain(text)
                && text.codePoints().noneMatch(c -> "+#$".indexOf(c) >= 0 || isSpace(c) || isFormat(c))
                && !("/" + text + "/").contains("//");
    }

    /** What somebody reads: without the characters that turn its direction, or are not seen where they stand. */
    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= 64
                && isPlain(text)
                && !isFormat(text.codePointAt(0))
                && text.codePoints().noneMatch(c -> isFormat(c) && !isJoining(c));
    }

    private static boolean isFormat(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT;
    }

    /** What emoji and some scripts are put together with: the two joiners, and the tags of flags. */
    private static boolean isJoining(int codePoint) {
        return codePoint == 0x200C || codePoint == 0x200D || (codePoint >= 0xE0020 && codePoint <= 0xE007F);
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    /** What MQTT can carry. */
    private static boolean isLogin(String text) {
        return isPlain(text) && text.getBytes(StandardCharsets.UTF_8).length <= 65_535;
    }

    /** No character that ends a line or is half of one; MQTT forbids them in topics. */
    private static boolean isPlain(String text) {
        return text.codePoints()
                .map(Character::getType)
                .noneMatch(type -> type == Character.CONTROL
                        || type == Character.SURROGATE
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR);
    }
}
