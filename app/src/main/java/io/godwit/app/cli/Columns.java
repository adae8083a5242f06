package io.godwit.app.cli;

/**
 * How wide text is on a terminal, at most: terminals disagree about some pictures, and marks take no room of their own.
 * For text without control characters. Pure functions, thread-safe.
 */
final class Columns {
    private Columns() {}

    /** As much of the beginning as fits into so many columns, with blanks after it that fill them. */
    static String fill(String text, int columns) {
        String cut = cut(text, columns);
        return cut + " ".repeat(columns - of(cut));
    }

    /** As much of the beginning as fits into so many columns. */
    static String cut(String text, int columns) {
        int end = 0;
        int taken = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            taken += width(point);
            if (taken > columns) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end);
    }

    /** Columns that a text takes. */
    static int of(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int point) {
        return Character.isEmojiPresentation(point) || isEastAsian(point) ? 2 : 1;
    }

    /** Scripts, signs and full-width letters of East Asia, in the order of their blocks. */
    private static boolean isEastAsian(int point) {
        return between(point, 0x1100, 0x115F)
                || between(point, 0x2E80, 0xA4CF)
                || between(point, 0xA960, 0xA97F)
                || between(point, 0xAC00, 0xD7A3)
                || between(point, 0xF900, 0xFAFF)
                || between(point, 0xFE30, 0xFE6F)
                || between(point, 0xFF01, 0xFF60)
                || between(point, 0xFFE0, 0xFFE6)
                || between(point, 0x16FE0, 0x1B2FF)
                || between(point, 0x20000, 0x3FFFF);
    }

    private static boolean between(int point, int first, int last) {
        return first <= point && point <= last;
    }
}
