package io.github.timekpr2mqtt.config;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of the bridge, all of them checked: what exists is valid. Text that was not given is empty.
 *
 * @param instance tells several bridges on one broker apart; {@code [a-z0-9]+}, or empty
 * @param pollSeconds the pause between two readings of a PC without a reason, 5 to 3600
 * @param historyDays how many finished days of each account are kept, 7 to 366; without a number 30, or 366 while {@code takeOver} is given
 * @param legacyTopics whether the predecessor's topics are published too
 * @param takeOver the path of what the predecessor left, to be taken over once; empty: nothing
 * @param pcs in the file's order, may be empty; names are unique, also without regard to case
 */
public record Options(
        LogLevel logLevel,
        String instance,
        int pollSeconds,
        int historyDays,
        boolean legacyTopics,
        String takeOver,
        Mqtt mqtt,
        List<Pc> pcs) {

    public Options {
        pcs = List.copyOf(pcs);
    }

    /** Of one that takes nothing over. */
    public Options(
            LogLevel logLevel,
            String instance,
            int pollSeconds,
            int historyDays,
            boolean legacyTopics,
            Mqtt mqtt,
            List<Pc> pcs) {
        this(logLevel, instance, pollSeconds, historyDays, legacyTopics, "", mqtt, pcs);
    }

    /** Reads and checks the file. The first fault is told. Only an app of Home Assistant's need not say where its broker is. */
    public static Options read(Path file) throws BadOption {
        boolean isApp = !System.getenv().getOrDefault("SUPERVISOR_TOKEN", "").isEmpty();
        return OptionsReader.options(JsonFile.read(file), isApp);
    }

    /** {@code timekpr}, what {@code mqtt.base_topic} says, or {@code timekpr-x} for instance x. No slash at its ends. */
    public String baseTopic() {
        return mqtt.baseTopic();
    }

    public Duration poll() {
        return Duration.ofSeconds(pollSeconds);
    }

    /**
     * The broker.
     *
     * @param url {@code mqtt://host:port}, or {@code mqtts://host:port} for TLS; always with a port; null: Home Assistant's Supervisor
     *     says where the broker is, and the login, and there is none here
     * @param qos 0 to 2, for what the bridge publishes
     * @param baseTopic resolved, see {@link Options#baseTopic()}
     */
    public record Mqtt(
            @Nullable URI url,
            String username,
            String password,
            Tls tls,
            int qos,
            String baseTopic,
            String discoveryPrefix,
            String statusTopic) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Mqtt[" + url + ", base " + baseTopic + "]";
        }
    }

    /**
     * What TLS to the broker needs; with {@code mqtt://} nothing is in it. Without a url it counts if the Supervisor says TLS.
     *
     * @param authorities whose signature on the broker's certificate counts; empty: those whom this machine's Java trusts
     * @param identity our own certificate, then those that it hangs on, with its key; null if the broker gets none
     */
    public record Tls(
            List<X509Certificate> authorities, @Nullable PrivateKeyEntry identity) {
        static final Tls DEFAULT = new Tls(List.of(), null);

        public Tls {
            authorities = List.copyOf(authorities);
        }
    }

    /**
     * One PC.
     *
     * @param name 1 to 64 characters
     * @param host a name or an address; IPv6 without brackets
     * @param sshKey with which we log in, its own or that of all; null: the key that the bridge made
     * @param hostKey {@code SHA256:…} or a whole OpenSSH line; empty: the first key that is seen is pinned
     * @param users the accounts to show; empty: all but {@code exclude}
     * @param readOnly whether it is only shown, and every change refused
     */
    public record Pc(
            String name,
            String host,
            int port,
            String user,
            @Nullable SshKey sshKey,
            String hostKey,
            List<Account> users,
            List<String> exclude,
            boolean readOnly) {
        public Pc {
            users = List.copyOf(users);
            exclude = List.copyOf(exclude);
        }

        /** One of whose key nothing is said. */
        public Pc(
                String name,
                String host,
                int port,
                String user,
                String hostKey,
                List<Account> users,
                List<String> exclude,
                boolean readOnly) {
            this(name, host, port, user, null, hostKey, users, exclude, readOnly);
        }

        /** Whether this account of the PC is to be shown, as far as the options say. */
        public boolean wants(String account) {
            return users.isEmpty() ? !exclude.contains(account) : named(account).isPresent();
        }

        /** What Home Assistant calls this account: the child's name if it was given, else the account's own. */
        public String display(String account) {
            return named(account).map(Account::display).orElse(account);
        }

        private Optional<Account> named(String account) {
            return users.stream().filter(a -> a.name().equals(account)).findFirst();
        }
    }

    /**
     * One account that was named in the options.
     *
     * @param display the child's name; the account's own if none was given
     */
    public record Account(String name, String display) {}
}
