package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all day                                  | 0;1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23",
                "07:00-08:30, !14:00-15:00, 16:00-20:00   | 7;8[0-30];!14;16;17;18;19",
                "07:00-08:00                              | 7",
                "07:30-08:15                              | 7[30-60];8[0-15]",
                "07:10-07:20, 08:10-08:20                 | 7[10-20];8[10-20]",
                "07:00-07:30, 08:00-09:00                 | 7[0-30];8",
                "07:00-08:00, !08:00-09:00, 09:00-10:00   | 7;!8;9",
                "!00:00-24:00 | !0;!1;!2;!3;!4;!5;!6;!7;!8;!9;!10;!11;!12;!13;!14;!15;!16;!17;!18;!19;!20;!21;!22;!23",
                "22:30-24:00                              | 22[30-60];23",
                "00:00-00:01                              | 0[0-1]",
                "23:59-24:00                              | 23[59-60]",
                "''                                       | ''",
            })
    void hours_are_printed_for_people_and_read_back(String text, String timekprs) {
        AllowedHours hours = AllowedHours.parse(timekprs);
        assertEquals(text, HoursText.print(hours));
        assertEquals(hours, HoursText.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7-8                                      | 07:00-08:00",
                "07-08:30                                 | 07:00-08:30",
                "7:00–8:30                                | 07:00-08:30",
                "7:00—8:30                                | 07:00-08:30",
                "'  7:00 - 8:30 ,9 -10  '                 | 07:00-08:30, 09:00-10:00",
                "16:00-20:00,07:00-08:30                  | 07:00-08:30, 16:00-20:00",
                "7-8;9-10                                 | 07:00-08:00, 09:00-10:00",
                "7-8, 8-9, 9:00-9:30                      | 07:00-09:30",
                "8-9, 7-8                                 | 07:00-09:00",
                "7:00-7:20,7:20-7:40                      | 07:00-07:40",
                "! 14-15                                  | !14:00-15:00",
                "7-8,                                     | 07:00-08:00",
                "0-24                                     | all day",
                "00:00-12:00,12:00-24:00                  | all day",
                "ALL DAY                                  | all day",
                "All day                                  | all day",
                "'   '                                    | ''",
                "7;8[0-30];!14                            | 07:00-08:30, !14:00-15:00",
                "7, 8, 9                                  | 07:00-10:00",
                "07; 8 ;23[15 - 45]                       | 07:00-09:00, 23:15-23:45",
                "9[0:30];! 8[5-9]                         | !08:05-08:09, 09:00-09:30",
                "9[0-60]                                  | 09:00-10:00",
            })
    void what_means_the_same_is_understood(String text, String printed) {
        assertEquals(printed, HoursText.print(HoursText.parse(text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // an end before its start
                "22:00-02:00 | 22:00-02:00 ends before it begins, and a day ends at 24:00; the nearest that fits is 22:00-24:00",
                "7-8, 20-0   | 20:00-00:00 ends before it begins, and a day ends at 24:00; the nearest that fits is 07:00-08:00, 20:00-24:00",
                "0-0         | 00:00-00:00 ends when it begins, and a day ends at 24:00; the nearest that fits is all day",
                "8-8         | 08:00-08:00 ends when it begins, and a day ends at 24:00; leave it empty for no time at all",
                "8-8, !9-10  | 08:00-08:00 ends when it begins, and a day ends at 24:00; the nearest that fits is !09:00-10:00",
                "24-1        | 24:00-01:00 ends before it begins, and a day ends at 24:00; leave it empty for no time at all",
                "8[30-10]    | 08:30-08:10 ends before it begins, and a day ends at 24:00; the nearest that fits is 08:30-24:00",
                // overlaps
                "7-9, 8-10   | 07:00-09:00 and 08:00-10:00 overlap; the nearest that fits is 07:00-10:00",
                "7;7         | 07:00-08:00 and 07:00-08:00 overlap; the nearest that fits is 07:00-08:00",
                "7-20, !14-15 | 07:00-20:00 and !14:00-15:00 overlap; the nearest that fits is 07:00-14:00, !14:00-15:00, 15:00-20:00",
                "!7-20, 14-15 | !07:00-20:00 and 14:00-15:00 overlap; the nearest that fits is !07:00-14:00, 14:00-15:00, !15:00-20:00",
                "1-2, 7-20, !14:15-14:30 | 07:00-20:00 and !14:15-14:30 overlap; the nearest that fits is 01:00-02:00, 07:00-20:00",
                // two stretches within one hour
                "7:00-7:15, 7:45-8:30 | within the hour from 07:00 Timekpr can hold one stretch of time, not two; the nearest that fits is 07:45-08:30",
                "7:00-8:15, 8:45-9:00 | within the hour from 08:00 Timekpr can hold one stretch of time, not two; the nearest that fits is 07:00-08:15",
                "8:00-8:25, 8:30-9:00 | within the hour from 08:00 Timekpr can hold one stretch of time, not two; the nearest that fits is 08:00-09:00",
                "8[0-10];8[20-60]     | within the hour from 08:00 Timekpr can hold one stretch of time, not two; the nearest that fits is 08:20-09:00",
                "!6-7, 7:00-7:15, 7:40-8 | within the hour from 07:00 Timekpr can hold one stretch of time, not two; the nearest that fits is !06:00-07:00, 07:40-08:00",
                "0:00-0:15, 0:45-1:00 | within the hour from 00:00 Timekpr can hold one stretch of time, not two; the nearest that fits is 00:00-00:15",
                "23:00-23:15, 23:45-24:00 | within the hour from 23:00 Timekpr can hold one stretch of time, not two; the nearest that fits is 23:00-23:15",
                // counted and not counted within one hour
                "7-8:30, !8:30-9 | within the hour from 08:00 Timekpr cannot hold both time that counts and time that does not (!); the nearest that fits is 07:00-08:30",
                "7-8:15, !8:15-9 | within the hour from 08:00 Timekpr cannot hold both time that counts and time that does not (!); the nearest that fits is 07:00-08:00, !08:15-09:00",
                "!8:00-8:20, 8:40-9:00 | within the hour from 08:00 Timekpr cannot hold both time that counts and time that does not (!); the nearest that fits is 08:40-09:00",
            })
    void what_timekpr_cannot_hold_is_refused_with_the_nearest_that_it_can(String text, String reason) {
        assertEquals(reason, refusal(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "25-26        | there is no 25:00 in a day",
                "7:60-9       | there is no 7:60 in a day",
                "7:75-9       | there is no 7:75 in a day",
                "7-24:01      | there is no 24:01 in a day",
                "25           | there is no 25:00 in a day",
                "24           | the last hour of a day is 23",
                "8[0-75]      | there is no minute 75 in an hour",
                "7-8, lunch   | 'lunch' is no stretch of time such as 07:00-08:30",
                "7:5-8        | '7:5-8' is no stretch of time such as 07:00-08:30",
                "7:00         | '7:00' is no stretch of time such as 07:00-08:30",
                "7-8-9        | '7-8-9' is no stretch of time such as 07:00-08:30",
                "-8           | '-8' is no stretch of time such as 07:00-08:30",
                "!            | '!' is no stretch of time such as 07:00-08:30",
                "!!7-8        | '!!7-8' is no stretch of time such as 07:00-08:30",
                "all day, 7-8 | 'all day' is no stretch of time such as 07:00-08:30",
                "٧-٨          | '٧-٨' is no stretch of time such as 07:00-08:30",
                ", ;          | ', ;' names no time",
                "7;15-18;20   | '7' beside times such as 07:00-08:30 is not clear; write it as 07:00-08:00",
                "7-8, !9[0-30] | '!9[0-30]' beside times such as 07:00-08:30 is not clear; write it as !09:00-09:30",
                "some words that go o | 'some words that go o' is no stretch of time such as 07:00-08:30",
                "some words that go on and on | 'some words that go o…' is no stretch of time such as 07:00-08:30",
            })
    void what_is_no_hours_is_refused_and_quoted(String text, String reason) {
        assertEquals(reason, refusal(text));
    }

    private static String refusal(String text) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> HoursText.parse(text))
                .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[5-55]", "[15-45]"})
    void the_longest_hours_stay_within_a_state_in_timekprs_own_form(String minutes) {
        AllowedHours longest = AllowedHours.parse(
                IntStream.range(0, 24).mapToObj(hour -> "!" + hour + minutes).collect(Collectors.joining(";")));
        assertEquals(24, longest.slots().size());
        String text = HoursText.print(longest);
        assertEquals(longest.toString(), text);
        assertTrue(text.length() <= HoursText.LONGEST, text.length() + " characters");
        assertEquals(longest, HoursText.parse(text));
    }

    @Test
    void a_text_that_just_fits_stays_one_for_people() {
        String eighteen =
                IntStream.range(0, 18).mapToObj(hour -> hour + "[1-59]").collect(Collectors.joining(";"));
        assertEquals(18 * 13 - 2, HoursText.print(AllowedHours.parse(eighteen)).length());
        String twenty = eighteen + ";18[1-59];19[1-59]";
        assertEquals(twenty, HoursText.print(AllowedHours.parse(twenty)));
    }
}
