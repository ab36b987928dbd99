package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.OldServers;
import io.github.timekpr2mqtt.config.SshKey;
import io.github.timekpr2mqtt.host.KeyFile;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.storage.FileName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The SSH keys of timekpr-mngr. The one that most PCs know goes on as an old key of the bridge's own, until each of them takes the bridge's;
 * another one stays that of its PC.
 *
 * @param own the PCs that are entered by the bridge's own keys, of which the one of timekpr-mngr is one now
 * @param given where the key of each other PC is
 * @param left what was not taken over, a line each
 */
record OldKeys(Set<String> own, Map<String, Path> given, List<String> left) {
    private static final String FOLDER = "ssh_keys/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@+-]{1,64}");

    static OldKeys take(Map<String, byte[]> files, List<OldServers.Server> servers, Path data) throws IOException {
        List<String> left = new ArrayList<>();
        Map<String, KeyPair> byFile = new LinkedHashMap<>();
        Map<String, List<String>> pcs = new LinkedHashMap<>();
        for (OldServers.Server server : servers) {
            String why = pcs.containsKey(server.key()) ? "" : parse(files, server.key(), byFile);
            if (byFile.containsKey(server.key())) {
                pcs.computeIfAbsent(server.key(), key -> new ArrayList<>()).add(server.name());
            } else {
                left.add("the key of " + server.name() + ": " + why
                        + ". The bridge comes in when the setup line was pasted there");
            }
        }
        unused(files, servers, left);
        return place(byFile, pcs, data, left);
    }

    /** @return why there is none */
    private static String parse(Map<String, byte[]> files, String name, Map<String, KeyPair> into) {
        byte[] text = files.get(FOLDER + name);
        if (text == null) {
            return notThere(name);
        }
        try {
            String pem = new String(text, StandardCharsets.ISO_8859_1);
            Optional<String> locked = SshKey.locked(pem, FOLDER + plain(name));
            if (locked.isPresent()) {
                return FOLDER + plain(name) + " " + locked.get();
            }
            into.put(name, KeyFile.parse(pem));
            return "";
        } catch (IOException e) {
            return "ssh_keys/" + plain(name) + " " + e.getMessage();
        }
    }

    /** What stands in the place of a name may be the key itself. */
    private static String notThere(String name) {
        if (name.isEmpty()) {
            return "none is named";
        }
        return NAME.matcher(name).matches()
                ? FOLDER + name + " is not there"
                : "what servers.json gives as key is no name of a file";
    }

    private static void unused(Map<String, byte[]> files, List<OldServers.Server> servers, List<String> left) {
        Set<String> unused = new TreeSet<>();
        files.keySet().stream()
                .filter(path -> path.startsWith(FOLDER))
                .map(path -> path.substring(FOLDER.length()))
                .filter(name ->
                        servers.stream().noneMatch(server -> server.key().equals(name)))
                .forEach(unused::add);
        unused.forEach(name -> left.add("ssh_keys/" + plain(name) + ": no PC uses it"));
    }

    private static OldKeys place(Map<String, KeyPair> keys, Map<String, List<String>> pcs, Path data, List<String> left)
            throws IOException {
        List<String> byUse = new ArrayList<>(pcs.keySet());
        byUse.sort((a, b) -> pcs.getOrDefault(b, List.of()).size()
                - pcs.getOrDefault(a, List.of()).size());
        Set<String> own = new TreeSet<>();
        Map<String, Path> given = new HashMap<>();
        for (String key : byUse) {
            KeyPair pair = keys.get(key);
            List<String> users = pcs.getOrDefault(key, List.of());
            if (pair == null) {
                continue;
            }
            if (own.isEmpty() && Keys.inherit(data, pair)) {
                own.addAll(users);
            } else {
                Path file = Keys.keep(data, "timekpr-mngr-" + FileName.of(key), pair);
                users.forEach(pc -> given.put(pc, file));
            }
        }
        return new OldKeys(own, given, left);
    }

    /** By what this PC is entered. */
    String words(String pc) {
        if (given.containsKey(pc)) {
            return " by the key of timekpr-mngr";
        }
        return own.contains(pc)
                ? " by the key of timekpr-mngr until it takes the bridge's own"
                : " by the bridge's own key";
    }

    /** A name of a file as it may stand in a line. */
    static String plain(String name) {
        String plain = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
        return plain.length() > 100 ? plain.substring(0, 100) + "…" : plain;
    }
}
