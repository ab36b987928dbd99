package io.github.timekpr2mqtt.config;

import io.github.timekpr2mqtt.config.Options.Account;
import io.github.timekpr2mqtt.config.Options.Mqtt;
import io.github.timekpr2mqtt.config.Options.Pc;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From JSON to the records. Written by hand, not by Serde's binding: that reads 22.5 as 22 and "x" as false, and its messages
 * know neither the place of an option nor what it may be.
 */
final class OptionsReader {
    private static final int MOST_DAYS = 366;

    private OptionsReader() {}

    /** @param isApp whether the Supervisor can be asked for the broker */
    static Options options(Given file, boolean isApp) throws BadOption {
        Given top = file.object(Keys.TOP);
        LogLevel logLevel = top.key("log_level").word(LogLevel.INFO);
        String instance = top.key("instance").textOrNone(Rule.INSTANCE, "");
        int pollSeconds = top.key("poll_seconds").number(30, 5, 3600);
        String takeOver = top.key("take_over").textOrNone(Rule.PATH, "");
        // what is taken over is not to go before anybody can say how many days are kept
        int usualDays = takeOver.isEmpty() ? 30 : MOST_DAYS;
        int historyDays = top.key("history_days").number(usualDays, 7, MOST_DAYS);
        boolean legacyTopics = top.key("legacy_topics").flag(true);
        Mqtt mqtt = mqtt(top.key("mqtt").object(Keys.MQTT), top.key("instance"), instance, isApp);
        SshKey ofAll = sshKey(top.key("ssh_key"), null);
        return new Options(
                logLevel, instance, pollSeconds, historyDays, legacyTopics, takeOver, mqtt, pcs(top.key("pcs"), ofAll));
    }

    private static Mqtt mqtt(Given mqtt, Given instanceOption, String instance, boolean isApp) throws BadOption {
        Given baseOption = mqtt.key("base_topic");
        String given = baseOption.textOrNone(Rule.TOPIC, "");
        if (!instance.isEmpty() && !given.isEmpty()) {
            throw instanceOption.bad("only without mqtt.base_topic, as it means base topic timekpr-" + instance);
        }
        String usual = instance.isEmpty() ? "timekpr" : "timekpr-" + instance;
        String base = given.isEmpty() ? usual : given;
        String prefix = mqtt.key("discovery_prefix").textOrNone(Rule.TOPIC, "homeassistant");
        if ((base + "/").startsWith(prefix + "/") && given.isEmpty()) {
            throw mqtt.key("discovery_prefix").bad("none that holds the base topic " + Quoted.of(base));
        }
        if ((base + "/").startsWith(prefix + "/")) {
            throw baseOption.bad("a topic outside of mqtt.discovery_prefix " + Quoted.of(prefix));
        }
        Given statusOption = mqtt.key("status_topic");
        String status = statusOption.textOrNone(Rule.TOPIC, "homeassistant/status");
        if ((status + "/").startsWith(base + "/")) {
            throw statusOption.bad("a topic outside of the base topic " + Quoted.of(base));
        }
        URI url = isApp && isNone(mqtt.key("url")) ? withoutLogin(mqtt) : BrokerUrl.of(mqtt.key("url"));
        return new Mqtt(
                url,
                mqtt.key("username").text(Rule.LOGIN, ""),
                mqtt.key("password").text(Rule.PASSWORD, ""),
                TlsReader.tls(mqtt, url),
                mqtt.key("qos").number(1, 0, 2),
                base,
                prefix,
                status);
    }

    private static boolean isNone(Given given) throws BadOption {
        return given.textOrNone(Rule.LOGIN, "").isEmpty();
    }

    /** A login is not sent to a broker that it was not given for. */
    private static @Nullable URI withoutLogin(Given mqtt) throws BadOption {
        for (String key : List.of("username", "password")) {
            if (!mqtt.key(key).textOrNone(Rule.PASSWORD, "").isEmpty()) {
                throw mqtt.key(key)
                        .place()
                        .bad(
                                "given without mqtt.url, allowed only with it: without, Home Assistant says broker and login");
            }
        }
        return null;
    }

    /** A form cannot leave a key out: {@code ""} means the same. */
    private static @Nullable SshKey sshKey(Given given, @Nullable SshKey otherwise) throws BadOption {
        return given.textOrNone(Rule.SSH_KEY, "").isEmpty() ? otherwise : SshKey.of(given);
    }

    private static List<Pc> pcs(Given list, @Nullable SshKey ofAll) throws BadOption {
        List<Pc> pcs = new ArrayList<>();
        Names names = new Names();
        for (Given item : list.list()) {
            Given pc = item.object(Keys.PC);
            String name = pc.key("name").text(Rule.PC_NAME);
            // Home Assistant's entity ids know no case, and the eye of a parent neither
            names.add(name.toLowerCase(Locale.ROOT), pc.key("name"));
            pcs.add(pc(pc, name, ofAll));
        }
        return pcs;
    }

    private static Pc pc(Given pc, String name, @Nullable SshKey ofAll) throws BadOption {
        Names names = new Names();
        List<Account> users = new ArrayList<>();
        for (Given item : pc.key("users").list()) {
            users.add(account(item, names));
        }
        List<String> exclude = new ArrayList<>();
        for (Given item : pc.key("exclude").list()) {
            exclude.add(names.add(item.text(Rule.ACCOUNT_WITHOUT_EQUALS), item));
        }
        return new Pc(
                name,
                pc.key("host").text(Rule.HOST),
                pc.key("port").number(22, 1, 65535),
                pc.key("user").textOrNone(Rule.PC_USER, "timekpr2mqtt"),
                sshKey(pc.key("ssh_key"), ofAll),
                pc.key("host_key").textOrNone(Rule.HOST_KEY, ""),
                users,
                exclude,
                pc.key("read_only").flag(false));
    }

    /** {@code {"name": "anna", "display": "Anna"}}; for the form of an app {@code "anna=Anna"}, or just {@code "anna"}. */
    private static Account account(Given item, Names names) throws BadOption {
        if (item.isText()) {
            String[] parts = item.text(Rule.ACCOUNT_AND_DISPLAY).split("=", 2);
            String name = names.add(parts.length == 1 ? parts[0] : parts[0].strip(), item);
            return new Account(name, parts.length == 1 ? name : parts[1].strip());
        }
        if (!item.isObject()) {
            throw item.bad(Rule.ACCOUNT_AND_DISPLAY.allowed());
        }
        Given account = item.object(Keys.ACCOUNT);
        String name = names.add(account.key("name").text(Rule.ACCOUNT), account.key("name"));
        return new Account(name, account.key("display").textOrNone(Rule.DISPLAY, name));
    }

    /** Names that may be given once, with the place where each was given. */
    private static final class Names {
        private final Map<String, Given> seen = new HashMap<>();

        String add(String name, Given given) throws BadOption {
            Given first = seen.putIfAbsent(name, given);
            if (first != null) {
                throw given.bad(
                        "each name once, and it is that of " + first.place().path());
            }
            return name;
        }
    }
}
