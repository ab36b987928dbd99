package io.github.timekpr2mqtt.config;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The PCs of timekpr-mngr, as its {@code servers.json} has them, as far as they may stand in the options.
 *
 * @param servers in the file's order, by the rules of the options
 * @param left what of them cannot be taken over, a line each
 */
public record OldServers(List<Server> servers, List<String> left) {
    private static final Rule ANY = new Rule("text", text -> true, false);

    /** Where Timekpr has them, and what timekpr-mngr has instead of the last one where nobody chose. */
    private static final List<String> USUAL = List.of(
            "/etc/timekpr/timekpr.conf",
            "/var/lib/timekpr/config/timekpr.USER.conf",
            "/var/lib/timekpr/work/USER.time",
            "/var/lib/timekpr/config/USER.time");

    /** Copies the lists. */
    public OldServers {
        servers = List.copyOf(servers);
        left = List.copyOf(left);
    }

    /**
     * One PC.
     *
     * @param account by which timekpr-mngr logs in there
     * @param key the name of the file of its key; empty if it has none
     * @param users the children
     */
    public record Server(String name, String host, int port, String account, String key, List<String> users) {
        /** Copies the list. */
        public Server {
            users = List.copyOf(users);
        }

        /** As it may stand in the options; what is as usual is left out. */
        public Map<String, Object> option() {
            Map<String, Object> pc = new LinkedHashMap<>();
            pc.put("name", name);
            pc.put("host", host);
            if (port != 22) {
                pc.put("port", port);
            }
            pc.put("user", account);
            if (!users.isEmpty()) {
                pc.put("users", users);
            }
            return pc;
        }
    }

    /**
     * Reads the file.
     *
     * @throws BadOption with one line, if it is no JSON object
     */
    public static OldServers of(byte[] json) throws BadOption {
        Given top = JsonFile.of("servers.json", json);
        JsonNode tree = Objects.requireNonNull(top.json());
        if (!tree.isObject()) {
            throw top.place().bad("given " + Quoted.kind(tree) + ", allowed an object { … }");
        }
        List<Server> servers = new ArrayList<>();
        List<String> left = new ArrayList<>();
        if (tree.size() == 0) {
            left.add(top.place().bad("given no PC, allowed at least one").line());
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : tree.entries()) {
            String name = entry.getKey();
            try {
                checkName(top.place(), name, names);
                servers.add(server(name, top.key(name), left));
            } catch (BadOption e) {
                left.add(e.line());
            }
        }
        return new OldServers(servers, left);
    }

    private static void checkName(Place file, String name, Map<String, String> names) throws BadOption {
        if (!Rule.PC_NAME.holds(name)) {
            throw file.bad("the name " + Quoted.of(name) + ", allowed " + Rule.PC_NAME.allowed());
        }
        String other = names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
        if (other != null) {
            throw file.bad("the name " + Quoted.of(name) + ", allowed one that does not differ from " + Quoted.of(other)
                    + " in capitals alone");
        }
    }

    private static Server server(String name, Given given, List<String> left) throws BadOption {
        if (!given.isObject()) {
            throw given.bad("an object { … }");
        }
        Server server = new Server(
                name,
                key(given, "host").text(Rule.HOST),
                key(given, "port").number(22, 1, 65535),
                key(given, "user").textOrNone(Rule.PC_USER, "root"),
                key(given, "key").textOrNone(ANY, ""),
                users(key(given, "users"), left));
        usual(given.key("server_config"), "", left);
        return server;
    }

    /** Null is what was not given. */
    private static Given key(Given given, String name) {
        Given its = given.key(name);
        JsonNode json = its.json();
        return json != null && json.isNull() ? new Given(its.place(), null) : its;
    }

    private static List<String> users(Given given, List<String> left) throws BadOption {
        List<String> users = new ArrayList<>();
        JsonNode json = given.json();
        if (json == null) {
            return users;
        }
        if (!json.isObject()) {
            throw given.bad("an object { … }");
        }
        for (Map.Entry<String, JsonNode> entry : json.entries()) {
            String user = entry.getKey();
            if (Rule.ACCOUNT_WITHOUT_EQUALS.holds(user) && !user.isBlank()) {
                users.add(user);
                Given its = given.key(user);
                usual(its.key("config"), user, left);
                usual(its.key("stats"), user, left);
            } else {
                left.add(given.place()
                        .bad("the child " + Quoted.of(user) + ", allowed " + Rule.ACCOUNT_WITHOUT_EQUALS.allowed())
                        .line());
            }
        }
        return users;
    }

    /** The bridge asks Timekpr itself, which has its files where it was installed to have them. */
    private static void usual(Given file, String user, List<String> left) {
        Optional<String> path = Optional.ofNullable(file.json())
                .filter(JsonNode::isString)
                .map(JsonNode::getStringValue)
                .filter(text ->
                        USUAL.stream().noneMatch(each -> text.equals(each.replace("USER", user)) || text.equals(each)));
        path.ifPresent(text -> left.add(file.place()
                .bad("the file " + Quoted.of(text) + " is not used: the bridge reads those that Timekpr uses itself")
                .line()));
    }
}
