package io.godwit.core.content;

import java.util.Locale;

/**
 * Shows a name that came from somebody else so that it cannot act on a terminal, a log or a reader's eye.
 *
 * <p>Whatever is not plainly visible in place becomes a visible escape: line ends, ESC and other control characters,
 * marks that turn the direction of writing, zero-width and filler characters, separators, code points that mean
 * nothing. A backslash is doubled, so that no name can imitate an escape. Letters, signs, emoji and accents of every
 * script stay, eight accents on a letter at most. Pure functions, thread-safe.
 *
 * <p>The result is plain text, not HTML, Markdown or CSV: where those are written, their own quoting applies on top.
 */
public final class DisplayName {

    /** Most characters that {@link #of(String)} returns. */
    public static final int MAX_LENGTH = 256;

    private static final String ELLIPSIS = "…";
    private static final int SHORTEST = 16;
    private static final int LONGEST_ESCAPE = "\\u{10FFFF}".length();
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    /** Marks upon one letter: no script needs more, and a tower of them stands on the lines above. */
    private static final int MOST_MARKS = 8;

    private DisplayName() {}

    /** The name with escapes, cut in the middle to at most {@value #MAX_LENGTH} characters. */
    public static String of(String name) {
        return of(name, MAX_LENGTH);
    }

    /**
     * The name with escapes, cut in the middle so that its beginning and its extension stay in sight.
     *
     * @param name any text, also with unpaired surrogates
     * @param maxLength most characters (UTF-16 units) of the result, at least 16
     * @throws IllegalArgumentException if maxLength is below 16
     */
    public static String of(String name, int maxLength) {
        if (maxLength < SHORTEST) {
            throw new IllegalArgumentException("a name needs at least 16 characters");
        }
        // With room for one more escape, a name that is cut here is always too long.
        String whole = escapePrefix(name, maxLength + LONGEST_ESCAPE);
        if (whole.length() <= maxLength) {
            return whole;
        }
        String tail = escapeSuffix(name, maxLength / 2);
        return escapePrefix(name, maxLength - ELLIPSIS.length() - tail.length()) + ELLIPSIS + tail;
    }

    /** As many whole characters from the start as fit, escaped; reads no further than it must. */
    private static String escapePrefix(String name, int room) {
        var text = new StringBuilder();
        for (int at = 0; at < name.length(); ) {
            int point = name.codePointAt(at);
            String shown = shown(name, at);
            if (text.length() + shown.length() > room) {
                break;
            }
            text.append(shown);
            at += Character.charCount(point);
        }
        return text.toString();
    }

    private static String escapeSuffix(String name, int room) {
        var text = new StringBuilder();
        for (int at = name.length(); at > 0; ) {
            int start = at - Character.charCount(name.codePointBefore(at));
            String shown = shown(name, start);
            if (text.length() + shown.length() > room) {
                break;
            }
            text.insert(0, shown);
            at = start;
        }
        return text.toString();
    }

    private static String shown(String name, int at) {
        if (isEmojiStyle(name, at)) {
            return Character.toString(EMOJI_STYLE);
        }
        int point = name.codePointAt(at);
        return isOneMarkTooMany(name, at) ? number(point) : escape(point);
    }

    private static boolean isOneMarkTooMany(String name, int at) {
        int from = at;
        for (int marks = 0; marks < MOST_MARKS; marks++) {
            if (from == 0 || !isMark(name.codePointAt(from))) {
                return false;
            }
            from -= Character.charCount(name.codePointBefore(from));
        }
        return isMark(name.codePointAt(from));
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Whether it is the mark that makes an emoji of what stands before it; nobody would see it elsewhere. */
    private static boolean isEmojiStyle(String name, int at) {
        if (at == 0 || name.charAt(at) != EMOJI_STYLE) {
            return false;
        }
        boolean boxed = at + 1 < name.length() && name.charAt(at + 1) == KEYCAP;
        return boxed || Character.isExtendedPictographic(name.codePointBefore(at));
    }

    private static String escape(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            default -> isVisible(point) ? Character.toString(point) : number(point);
        };
    }

    private static String number(int point) {
        return String.format(Locale.ROOT, "\\u{%X}", point);
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> !isBlankLetter(point);
        };
    }

    /** Letters and marks without ink (Unicode Default_Ignorable_Code_Point, and the blank Braille pattern). */
    private static boolean isBlankLetter(int point) {
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default ->
                    (point >= 0x180B && point <= 0x180F)
                            || (point >= 0xFE00 && point <= 0xFE0F)
                            || (point >= 0xE0100 && point <= 0xE01EF);
        };
    }
}
