package io.github.timekpr2mqtt.storage;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.CommandIds;
import io.github.timekpr2mqtt.changes.DayStart;
import io.github.timekpr2mqtt.changes.Effect;
import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.PcSetting;
import io.github.timekpr2mqtt.changes.PcSettingWish;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.Setting;
import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.changes.TimeKind;
import io.github.timekpr2mqtt.changes.Writing;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.LimitedBy;
import io.github.timekpr2mqtt.timekpr.Username;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The wishes of one PC as they lie on the disk: flat, with times as ISO texts, so that a person can read it and an older
 * or newer program can too.
 */
@Serdeable
public record WishesDocument(
        int schema,
        Map<String, AccountDocument> accounts,
        @Nullable List<SettingDocument> own,
        Map<String, String> ids,
        List<EndingDocument> untold,
        @Nullable SenderDocument writer) {
    private static final int SCHEMA = StrictJson.SCHEMA;

    /** One account. The pairs of lists are what a pair of calls is about to write, what one before it may have begun, and what stood there. */
    @Serdeable
    record AccountDocument(
            List<SettingDocument> settings,
            @Nullable String writingWeekdays,
            @Nullable String writingLimits,
            @Nullable String writingPlayTimeWeekdays,
            @Nullable String writingPlayTimeLimits,
            @Nullable String begunWeekdays,
            @Nullable String begunLimits,
            @Nullable String begunPlayTimeWeekdays,
            @Nullable String begunPlayTimeLimits,
            @Nullable String beforeWeekdays,
            @Nullable String beforeLimits,
            @Nullable String beforePlayTimeWeekdays,
            @Nullable String beforePlayTimeLimits,
            List<GrantDocument> grants,
            List<GrantDocument> failedGrants,
            @Nullable DayStartDocument dayStart,
            @Nullable Integer bonus,
            @Nullable OriginDocument selected) {}

    /** One setting, of an account or of Timekpr's own. What was sent is its own value, if no other is named. */
    @Serdeable
    record SettingDocument(
            String control,
            String value,
            OriginDocument origin,
            @Nullable String before,
            int answered,
            @Nullable String failed,
            @Nullable Boolean sent,
            @Nullable String sentValue) {}

    /** PlayTime of an older day that was moved to this one. */
    @Serdeable
    record DayStartDocument(String day, int playTimeBalance, int playTimeDay) {}

    /** One ending that is not yet told. */
    @Serdeable
    record EndingDocument(
            String type,
            @Nullable String user,
            OriginDocument origin,
            @Nullable String before,
            @Nullable String after,
            String reason,
            String at,
            @Nullable EffectDocument effect) {}

    /** What a grant did to the time that is left. */
    @Serdeable
    record EffectDocument(int leftBefore, int leftAfter, String limitedBy) {}

    /** The document of these wishes. */
    public static WishesDocument of(PcWishes wishes) {
        Map<String, AccountDocument> accounts = new LinkedHashMap<>();
        wishes.accounts().forEach((user, account) -> accounts.put(user.value(), account(account)));
        Map<String, String> ids = new LinkedHashMap<>();
        Map<LocalDate, String> days = new HashMap<>(); // a few of thousands of ids
        wishes.ids().days().forEach((id, day) -> ids.put(id, days.computeIfAbsent(day, LocalDate::toString)));
        return new WishesDocument(
                SCHEMA,
                accounts,
                wishes.own().values().stream().map(WishesDocument::own).toList(),
                ids,
                wishes.untold().stream().map(WishesDocument::ending).toList(),
                wishes.writer().map(SenderDocument::of).orElse(null));
    }

    private static AccountDocument account(AccountWishes wishes) {
        List<SettingDocument> settings = new ArrayList<>();
        for (SettingWish wish : wishes.settings().values()) {
            settings.add(new SettingDocument(
                    wish.setting().control(),
                    wish.setting().value(),
                    OriginDocument.of(wish.origin()),
                    wish.before().orElse(null),
                    wish.answered(),
                    wish.failed().orElse(null),
                    wish.sent() ? true : null,
                    sentValue(
                            wish.onItsWay().map(Setting::value), wish.setting().value())));
        }
        return new AccountDocument(
                settings,
                list(wishes, TimeKind.TIME, list -> Optional.of(list.aim()), DailyLimits::weekdays),
                list(wishes, TimeKind.TIME, list -> Optional.of(list.aim()), DailyLimits::limits),
                list(wishes, TimeKind.PLAYTIME, list -> Optional.of(list.aim()), DailyLimits::weekdays),
                list(wishes, TimeKind.PLAYTIME, list -> Optional.of(list.aim()), DailyLimits::limits),
                list(wishes, TimeKind.TIME, Writing::begun, DailyLimits::weekdays),
                list(wishes, TimeKind.TIME, Writing::begun, DailyLimits::limits),
                list(wishes, TimeKind.PLAYTIME, Writing::begun, DailyLimits::weekdays),
                list(wishes, TimeKind.PLAYTIME, Writing::begun, DailyLimits::limits),
                list(wishes, TimeKind.TIME, Writing::before, DailyLimits::weekdays),
                list(wishes, TimeKind.TIME, Writing::before, DailyLimits::limits),
                list(wishes, TimeKind.PLAYTIME, Writing::before, DailyLimits::weekdays),
                list(wishes, TimeKind.PLAYTIME, Writing::before, DailyLimits::limits),
                wishes.grants().stream().map(GrantDocument::of).toList(),
                wishes.failedGrants().stream().map(GrantDocument::of).toList(),
                wishes.dayStart()
                        .map(s -> new DayStartDocument(s.day().toString(), s.playTimeBalance(), s.playTimeDay()))
                        .orElse(null),
                wishes.bonus(),
                wishes.selected().map(OriginDocument::of).orElse(null));
    }

    private static @Nullable String list(
            AccountWishes wishes,
            TimeKind kind,
            Function<Writing, Optional<DailyLimits>> list,
            Function<DailyLimits, String> text) {
        return Optional.ofNullable(wishes.writing().get(kind))
                .flatMap(list)
                .map(text)
                .orElse(null);
    }

    private static SettingDocument own(PcSettingWish wish) {
        return new SettingDocument(
                wish.setting().control(),
                wish.setting().value(),
                OriginDocument.of(wish.origin()),
                wish.before().orElse(null),
                wish.answered(),
                wish.failed().orElse(null),
                wish.onItsWay().isPresent() ? true : null,
                sentValue(wish.onItsWay().map(PcSetting::value), wish.setting().value()));
    }

    private static @Nullable String sentValue(Optional<String> sent, String wanted) {
        return sent.filter(value -> !value.equals(wanted)).orElse(null);
    }

    /** The value of this control that was sent; empty if none was. */
    private static Optional<String> sent(SettingDocument s) {
        return Optional.of(s.sentValue() == null ? s.value() : s.sentValue())
                .filter(value -> Boolean.TRUE.equals(s.sent()));
    }

    private static EndingDocument ending(Ending ending) {
        return new EndingDocument(
                ending.type().name(),
                ending.user().map(Username::value).orElse(null),
                OriginDocument.of(ending.origin()),
                ending.before().orElse(null),
                ending.after().orElse(null),
                ending.reason(),
                ending.at().toString(),
                ending.effect()
                        .map(e -> new EffectDocument(
                                e.leftBefore(), e.leftAfter(), e.limitedBy().name()))
                        .orElse(null));
    }

    /**
     * The wishes again.
     *
     * @throws RuntimeException if a value is none: the document is damaged
     */
    public PcWishes toWishes() {
        if (schema != SCHEMA) {
            throw new IllegalArgumentException("schema " + schema + ", known is " + SCHEMA);
        }
        Map<Username, AccountWishes> wishes = new TreeMap<>();
        accounts.forEach((user, account) -> wishes.put(new Username(user), toWishes(account)));
        Map<String, LocalDate> days = new LinkedHashMap<>();
        ids.forEach((id, day) -> days.put(id, LocalDate.parse(day)));
        return new PcWishes(
                wishes,
                toOwn(own == null ? List.of() : own),
                new CommandIds(days),
                untold.stream().map(WishesDocument::toEnding).toList(),
                Optional.ofNullable(writer).map(SenderDocument::toSender));
    }

    private static Map<String, PcSettingWish> toOwn(List<SettingDocument> documents) {
        Map<String, PcSettingWish> own = new LinkedHashMap<>();
        for (SettingDocument s : documents) {
            own.put(
                    s.control(),
                    new PcSettingWish(
                            PcSetting.of(s.control(), s.value()),
                            s.origin().toOrigin(),
                            Optional.ofNullable(s.before()),
                            s.answered(),
                            Optional.ofNullable(s.failed()),
                            sent(s).map(value -> PcSetting.of(s.control(), value))));
        }
        return own;
    }

    private static AccountWishes toWishes(AccountDocument account) {
        Map<String, SettingWish> settings = new LinkedHashMap<>();
        for (SettingDocument s : account.settings()) {
            Setting setting = Setting.of(s.control(), s.value());
            settings.put(
                    s.control(),
                    new SettingWish(
                            setting,
                            s.origin().toOrigin(),
                            Optional.ofNullable(s.before()),
                            s.answered(),
                            Optional.ofNullable(s.failed()),
                            sent(s).map(value -> Setting.of(s.control(), value))));
        }
        Map<TimeKind, Writing> writing = new EnumMap<>(TimeKind.class);
        Optional<DailyLimits> begun = limits(account.begunWeekdays(), account.begunLimits());
        Optional<DailyLimits> before = limits(account.beforeWeekdays(), account.beforeLimits());
        limits(account.writingWeekdays(), account.writingLimits())
                .ifPresent(list -> writing.put(TimeKind.TIME, new Writing(list, begun, before)));
        Optional<DailyLimits> begunPlayTime = limits(account.begunPlayTimeWeekdays(), account.begunPlayTimeLimits());
        Optional<DailyLimits> beforePlayTime = limits(account.beforePlayTimeWeekdays(), account.beforePlayTimeLimits());
        limits(account.writingPlayTimeWeekdays(), account.writingPlayTimeLimits())
                .ifPresent(list -> writing.put(TimeKind.PLAYTIME, new Writing(list, begunPlayTime, beforePlayTime)));
        DayStartDocument start = account.dayStart();
        return new AccountWishes(
                settings,
                writing,
                account.grants().stream().map(GrantDocument::toGrant).toList(),
                account.failedGrants().stream().map(GrantDocument::toGrant).toList(),
                start == null
                        ? Optional.empty()
                        : Optional.of(new DayStart(
                                LocalDate.parse(start.day()), start.playTimeBalance(), start.playTimeDay())),
                account.bonus() == null ? AccountWishes.USUAL_BONUS : account.bonus(),
                Optional.ofNullable(account.selected()).map(OriginDocument::toOrigin));
    }

    private static Optional<DailyLimits> limits(@Nullable String weekdays, @Nullable String limits) {
        return weekdays == null || limits == null ? Optional.empty() : Optional.of(DailyLimits.parse(weekdays, limits));
    }

    private static Ending toEnding(EndingDocument e) {
        return new Ending(
                Ending.Type.valueOf(e.type()),
                Optional.ofNullable(e.user()).map(Username::new),
                e.origin().toOrigin(),
                Optional.ofNullable(e.before()),
                Optional.ofNullable(e.after()),
                e.reason(),
                java.time.Instant.parse(e.at()),
                Optional.ofNullable(e.effect())
                        .map(f -> new Effect(f.leftBefore(), f.leftAfter(), LimitedBy.valueOf(f.limitedBy()))));
    }
}
