package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.List;
import java.util.Optional;

/** The announcements of devices that are kept for review. */
final class Announced {
    static final Topics TOPICS = new Topics("timekpr", "homeassistant", "");
    private static final Topics SECOND = new Topics("timekpr-up", "homeassistant", "up");
    static final String SUPPORT = "https://github.com/timekpr2mqtt/timekpr2mqtt";
    private static final Discovery DISCOVERY = new Discovery(TOPICS, "0.1.0", SUPPORT, 1);
    private static final Discovery OF_SECOND = new Discovery(SECOND, "0.1.0", SUPPORT, 0);

    static final Golden BRIDGE = new Golden("discovery-bridge", DISCOVERY.bridge());
    static final Golden PC = new Golden("discovery-pc", DISCOVERY.pc(new Topics.Pc("den"), "0.5.9", Optional.of(true)));
    /** One whose owner does not let our account change Timekpr's own settings. */
    static final Golden PC_OF_OTHERS =
            new Golden("discovery-pc-of-others", DISCOVERY.pc(new Topics.Pc("den"), "0.5.9", Optional.of(false)));

    static final Golden ACCOUNT =
            new Golden("discovery-account", DISCOVERY.account(Anna.used(0).view()));

    private Announced() {}

    /** Everything that one Home Assistant may have to take together. */
    static List<Golden> all() {
        return List.of(
                BRIDGE,
                PC,
                ACCOUNT,
                new Golden("discovery-pc-never-seen", DISCOVERY.pc(new Topics.Pc("Kids' room"), "", Optional.empty())),
                new Golden(
                        "discovery-account-odd-name",
                        DISCOVERY.account(Anna.used(0)
                                .view(
                                        new Topics.Account("Kids' room", new Username("anna.smith")),
                                        "Änne \"Anna\" Smith"))),
                new Golden(
                        "discovery-account-that-uses-all",
                        DISCOVERY.account(Anna.used(0)
                                .has(Anna.usesAll())
                                .view(new Topics.Account("den", new Username("cleo")), "Cleo"))),
                new Golden("discovery-bridge-of-instance", OF_SECOND.bridge()),
                new Golden("discovery-pc-of-instance", OF_SECOND.pc(new Topics.Pc("den"), "0.5.4", Optional.of(false))),
                new Golden(
                        "discovery-account-of-instance",
                        OF_SECOND.account(Anna.used(0).on(TimekprVersion.OLDEST).view())));
    }
}
