package io.github.timekpr2mqtt.homeassistant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.PcSetting;
import io.github.timekpr2mqtt.changes.Setting;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a control is given is a command that can be kept and sent, or refused in one line that is fit to be read. */
class ControlsProperties {
    private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]");
    private static final int LONGEST = 600;

    @Provide
    static Arbitrary<Control> controls() {
        List<Control> all = new ArrayList<>();
        Entities.account(TimekprVersion.NEWEST).forEach(row -> row.control().ifPresent(all::add));
        Entities.account(TimekprVersion.OLDEST).forEach(row -> row.control().ifPresent(all::add));
        Entities.pc(TimekprVersion.NEWEST).forEach(row -> row.control().ifPresent(all::add));
        Entities.BRIDGE.forEach(row -> row.control().ifPresent(all::add));
        return Arbitraries.of(all);
    }

    /** Also what no UTF-8 holds, as JSON can give it. */
    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("0123456789:-,;![]{}. –…%\"()ab\n\0\u0085")
                        .ofMaxLength(40),
                Arbitraries.strings().ofMaxLength(300),
                Arbitraries.strings().ofMinLength(400).ofMaxLength(2000),
                Arbitraries.strings().withCharRange('\ud800', '\udfff').ofMaxLength(5),
                Arbitraries.of("PRESS", "ON", "90", "all day", "x11", "lock", "kill", "debug", "nothing", "3", "15"));
    }

    @Provide
    static Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                texts().map(Object.class::cast),
                Arbitraries.integers().map(Object.class::cast),
                Arbitraries.bigDecimals().ofScale(20).map(Object.class::cast),
                Arbitraries.of(List.of(), true, false));
    }

    @Property(tries = 3000)
    void any_text_is_a_command_or_refused_in_one_line(
            @ForAll("controls") Control control, @ForAll("texts") String text) {
        check(() -> control.read(Payload.of(text.getBytes(UTF_8), json -> Optional.empty())));
    }

    @Property(tries = 3000)
    void any_object_is_a_command_or_refused_in_one_line(
            @ForAll("controls") Control control, @ForAll("values") Object value, @ForAll("values") Object id) {
        for (String key : List.of("value", "minutes")) {
            Map<String, Object> fields = Map.of(key, value, "id", id);
            check(() -> control.read(Payload.of("{…}".getBytes(UTF_8), json -> Optional.of(fields))));
        }
    }

    @Property(tries = 2000)
    void any_document_is_commands_or_refused_in_one_line(@ForAll("texts") String key, @ForAll("values") Object value) {
        Control several = CommandDocument.of(Entities.ACCOUNT);
        check(() -> several.read(Payload.several(new byte[0], text -> Map.of("limit_monday", value, key, value))));
    }

    private interface Reading {
        Command read() throws Refused;
    }

    private static void check(Reading reading) {
        try {
            checkTaken(reading.read());
        } catch (Refused refused) {
            String reason = refused.reason();
            boolean several = reason.contains("; allowed are ");
            assertFalse(reason.isBlank());
            assertTrue(reason.length() <= LONGEST * (several ? 3 : 1), reason);
            assertFalse(NOT_IN_A_LINE.matcher(reason).find(), reason);
        }
    }

    /** What was taken is read from the disk after a restart, and goes over the bus. */
    private static void checkTaken(Command command) {
        if (command instanceof Command.Several several) {
            several.parts().forEach(part -> checkTaken(part.wish()));
        } else if (command instanceof Command.Set set) {
            Setting setting = set.setting();
            assertEquals(setting, Setting.of(setting.control(), setting.value()));
            assertTrue(isCarried(setting.value()), setting.value());
        } else if (command instanceof Command.Configure configure) {
            PcSetting setting = configure.setting();
            assertEquals(setting, PcSetting.of(setting.control(), setting.value()));
            assertTrue(isCarried(setting.value()), setting.value());
        }
    }

    private static boolean isCarried(String text) {
        return UTF_8.newEncoder().canEncode(text) && text.indexOf('\0') < 0;
    }
}
