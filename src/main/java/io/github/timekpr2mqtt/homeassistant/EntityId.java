package io.github.timekpr2mqtt.homeassistant;

import java.util.Locale;
import java.util.regex.Pattern;
import net.gcardone.junidecode.Junidecode;

/**
 * The ids that Home Assistant gives to entities when it first sees them: the names of device and entity in small letters of ASCII (seen with
 * 2025.10 and 2026.11). Whoever renames an entity there has another one, which nobody tells us.
 */
public final class EntityId {
    private static final Pattern QUOTE = Pattern.compile("'");
    /** Home Assistant leaves them out; of the newer ones Junidecode makes Chinese syllables. */
    private static final Pattern PICTURES = Pattern.compile("[\\x{1F191}-\\x{1F1FF}\\x{1F252}-\\x{1FBEF}]");

    private static final Pattern COMMA_IN_NUMBER = Pattern.compile("(?<=\\d),(?=\\d)");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^_+|_+$");

    /** As Home Assistant writes one by hand: {@code sensor.anna_on_den_time_left_today}. */
    static final Pattern FORM = Pattern.compile("[a-z_]+\\.[a-z0-9_]+");

    private EntityId() {}

    /**
     * The id of one entity.
     *
     * @param platform in Home Assistant's words, as {@code sensor}
     */
    static String of(String platform, String device, String entity) {
        return platform + "." + slug(device + " " + entity);
    }

    /** Small letters, digits and underscores; {@code unknown} if nothing of the name is left. */
    static String slug(String name) {
        String drawn = PICTURES.matcher(QUOTE.matcher(name).replaceAll("_")).replaceAll("");
        String ascii = Junidecode.unidecode(drawn).toLowerCase(Locale.ROOT);
        String plain = COMMA_IN_NUMBER.matcher(ascii.replace("'", "")).replaceAll("");
        String slug = ENDS.matcher(OTHERS.matcher(plain).replaceAll("_")).replaceAll("");
        return slug.isEmpty() ? "unknown" : slug;
    }
}
