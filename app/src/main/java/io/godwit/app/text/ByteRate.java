package io.godwit.app.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what people write for a rate: a number, then nothing, {@code K}, {@code M} or {@code G} (powers of 1,024, in
 * either case), then optionally {@code B} or {@code iB}, then optionally {@code /s}.
 */
public final class ByteRate {
    /** Below this a chunk would take hours and connections would die first. */
    public static final long MIN = 1_024;

    /** A hundred times what any disk takes, and far from overflow. */
    public static final long MAX = 1L << 40;

    private static final String UNITS = "KMG";
    private static final long KIB = 1_024;

    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,13}(?:\\.[0-9]{1,3})?)([KMG]?)(?:I?B)?(?:/S)?");

    private ByteRate() {}

    /**
     * Reads a rate.
     *
     * @param text for example {@code 500K}, {@code 1.5M}, {@code 20MB/s}
     * @return bytes per second from {@value #MIN} to {@value #MAX}, or empty when the text is none
     */
    public static Optional<Long> parse(String text) {
        Matcher form = FORM.matcher(text.toUpperCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        long rate = new BigDecimal(form.group(1)).multiply(unit(form.group(2))).longValue();
        return rate >= MIN && rate <= MAX ? Optional.of(rate) : Optional.empty();
    }

    /**
     * Reads a limit: as a rate, with spaces where people put them, and nothing or 0 for no limit.
     *
     * @return bytes per second, 0 for no limit, or empty when the text is none
     */
    public static Optional<Long> parseLimit(String text) {
        String rate = text.strip().replace(" ", "");
        return rate.isEmpty() || rate.equals("0") ? Optional.of(0L) : parse(rate);
    }

    /** Writes a limit so that {@link #parseLimit} reads the same; nothing for no limit. */
    public static String formatLimit(long rate) {
        if (rate == 0) {
            return "";
        }
        for (int unit = UNITS.length(); unit > 0; unit--) {
            long size = Math.powExact(KIB, unit);
            if (rate % size == 0) {
                return rate / size + " " + UNITS.charAt(unit - 1) + "iB/s";
            }
        }
        return rate + " B/s";
    }

    private static BigDecimal unit(String letter) {
        return BigDecimal.valueOf(
                switch (letter) {
                    case "K" -> 1L << 10;
                    case "M" -> 1L << 20;
                    case "G" -> 1L << 30;
                    default -> 1L;
                });
    }
}
