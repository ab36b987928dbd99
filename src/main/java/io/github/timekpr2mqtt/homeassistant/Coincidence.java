package io.github.timekpr2mqtt.homeassistant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two accounts that would have one id: the predecessor joins the names of PC and account by an underscore, which both may hold.
 * Home Assistant would drop one of them. No other ids can meet: each kind of the predecessor's ends with a word of its own, and in
 * ours names are encoded.
 *
 * @param id of the entity {@code time}; that of {@code playtime} is shared as well
 * @param known the account that has it
 * @param fresh the account that must not be announced
 */
public record Coincidence(String id, Topics.Account known, Topics.Account fresh) {

    /**
     * The coincidences of fresh accounts with known ones or among themselves, where the first counts as known.
     *
     * @param known announced, and different from each other
     */
    public static List<Coincidence> among(
            Topics topics, Collection<Topics.Account> known, Collection<Topics.Account> fresh) {
        Map<String, Topics.Account> byId = new HashMap<>();
        for (Topics.Account account : known) {
            topics.predecessorsId(account, "time").ifPresent(id -> byId.put(id, account));
        }
        List<Coincidence> found = new ArrayList<>();
        for (Topics.Account account : fresh) {
            topics.predecessorsId(account, "time").ifPresent(id -> {
                Topics.Account other = byId.putIfAbsent(id, account);
                if (other != null && !other.equals(account)) {
                    found.add(new Coincidence(id, other, account));
                }
            });
        }
        return found;
    }

    /** Both, and what to do about it. */
    public String words() {
        return text(fresh) + " and " + text(known) + " would have one id in Home Assistant, " + id
                + ". Rename one of the PCs in the options, or exclude one of the accounts";
    }

    private static String text(Topics.Account account) {
        return "account " + account.user() + " on PC " + account.pc();
    }
}
