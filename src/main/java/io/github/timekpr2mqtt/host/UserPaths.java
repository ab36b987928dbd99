package io.github.timekpr2mqtt.host;

import io.github.timekpr2mqtt.timekpr.Username;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which user Timekpr means by the path of a signal. It leaves out the dots and dashes of a name (measured on timekprd 0.5.4 and
 * 0.5.9), so a path leads back to a name only among known names, and two names may share one.
 */
final class UserPaths {
    private static final String PREFIX = "/com/timekpr/server/user/";

    private volatile Map<String, Set<Username>> users = Map.of();

    /** From now on these are all users there are. */
    void know(Collection<Username> all) {
        users = all.stream().collect(Collectors.groupingBy(UserPaths::of, Collectors.toCollection(TreeSet::new)));
    }

    /** Whose path it is: nobody known, one, or several. */
    Set<Username> usersAt(String path) {
        return users.getOrDefault(path, Set.of());
    }

    static boolean isUserPath(String path) {
        return path.startsWith(PREFIX);
    }

    static String of(Username user) {
        return PREFIX + user.value().replace(".", "").replace("-", "");
    }
}
