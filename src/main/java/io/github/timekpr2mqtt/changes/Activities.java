package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.ActivitiesText;
import io.github.timekpr2mqtt.timekpr.Activity;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.List;

/** The programs that count as PlayTime, all of them. */
public record Activities(List<Activity> list) implements Setting {
    /** The control's key. */
    public static final String CONTROL = "playtime_activities";

    /** Copies the list. */
    public Activities {
        list = List.copyOf(list);
    }

    static Activities of(String value) {
        return new Activities(value.lines().map(Activity::parse).toList());
    }

    static String shown(UserConfig config) {
        return ActivitiesText.print(config.playTime().activities());
    }

    @Override
    public String control() {
        return CONTROL;
    }

    @Override
    public UserConfig applyTo(UserConfig config) {
        return config.withPlayTime(config.playTime().withActivities(list));
    }

    @Override
    public boolean holdsIn(UserConfig config) {
        return config.playTime().activities().equals(list);
    }

    @Override
    public String shownIn(UserConfig config) {
        return shown(config);
    }

    /** One in a line, as no activity has two. */
    @Override
    public String value() {
        return String.join("\n", list.stream().map(Activity::toString).toList());
    }

    @Override
    public Step.Change write(Username user, UserConfig observed, UserConfig wanted) {
        return new Step.Change(CONTROL, List.of(Call.setPlayTimeActivities(user, list)));
    }
}
