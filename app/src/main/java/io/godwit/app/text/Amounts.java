package io.godwit.app.text;

import java.time.Duration;
import java.util.Locale;

/** Sizes, rates and times as people read them; the same in every country, so that scripts can too. */
public final class Amounts {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Amounts() {}

    /** A size with three significant digits at most, for example {@code 1.4 GiB}. */
    public static String bytes(long bytes) {
        int unit = 0;
        double value = bytes;
        // 1023.5 would be rounded to "1024 KiB" otherwise.
        while (value >= 1_023.5 && unit < UNITS.length - 1) {
            value /= 1_024;
            unit++;
        }
        String form = unit == 0 || value >= 99.95 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, form, value, UNITS[unit]);
    }

    /** A rate, for example {@code 87.3 MiB/s}. */
    public static String rate(double bytesPerSecond) {
        return bytes(Math.round(bytesPerSecond)) + "/s";
    }

    /** A time, for example {@code 7 s}, {@code 2:05}, {@code 1:00:09}. */
    public static String time(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
        }
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    /** A share of a whole in percent, 0 to 100; the whole of nothing is 100. */
    public static int percent(long part, long whole) {
        return whole == 0 ? 100 : (int) (100.0 * part / whole);
    }

    /** A count with its noun, for example {@code 1 file}, {@code 3 files}. */
    public static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
