package nl.weerklank.channel.web.page;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.function.Predicate;

/** When the announced tests of the Netherlands are: sirens monthly, the control message on phones twice a year. */
final class PlannedTests {

    private static final LocalTime NOON = LocalTime.NOON;
    private static final Set<MonthDay> NEVER = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(4, 27),
            MonthDay.of(5, 4),
            MonthDay.of(5, 5),
            MonthDay.of(12, 25),
            MonthDay.of(12, 26));

    private PlannedTests() {}

    /** The next first Monday of a month at noon that is neither a public holiday nor a day of remembrance. */
    static Instant nextSirenTest(Instant now) {
        return nextFirstMonday(now, day -> !isHoliday(day));
    }

    /** The next first Monday of June or December at noon. */
    static Instant nextControlMessage(Instant now) {
        return nextFirstMonday(now, day -> day.getMonth() == Month.JUNE || day.getMonth() == Month.DECEMBER);
    }

    private static Instant nextFirstMonday(Instant now, Predicate<LocalDate> held) {
        var month = now.atZone(Moment.ZONE).toLocalDate().withDayOfMonth(1);
        while (true) {
            var day = month.with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
            var test = day.atTime(NOON).atZone(Moment.ZONE).toInstant();
            if (test.isAfter(now) && held.test(day)) {
                return test;
            }
            month = month.plusMonths(1);
        }
    }

    private static boolean isHoliday(LocalDate day) {
        var easter = easter(day.getYear());
        return NEVER.contains(MonthDay.from(day)) || day.equals(easter.plusDays(1)) || day.equals(easter.plusDays(50));
    }

    /** Easter Sunday of the Gregorian calendar (Gauss, as corrected by Meeus). */
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int moon = (19 * golden + century - century / 4 - (8 * century + 13) / 25 + 15) % 30;
        int full = moon - (moon / 28) * (1 - (29 / (moon + 1)) * ((21 - golden) / 11));
        int weekday = (year + year / 4 + full + 2 - century + century / 4) % 7;
        int offset = full - weekday;
        int month = 3 + (offset + 40) / 44;
        return LocalDate.of(year, month, offset + 28 - 31 * (month / 4));
    }
}
