package io.godwit.core.storage;

/** Replaces what cannot be seen in a name, or has a meaning to some system, by underscores. */
final class VisibleText {

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final String FORBIDDEN = "<>:\"|?*\\/";

    private VisibleText() {}

    static String of(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        int before = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int after = i < text.length() ? text.codePointAt(i) : 0;
            visible.appendCodePoint(isKept(before, c, after) ? c : '_');
            before = c;
        }
        return visible.toString();
    }

    /** The text without anything invisible, also where it belongs to an emoji. */
    static String withoutInvisible(String text) {
        StringBuilder rest = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isInvisible(c)).forEach(rest::appendCodePoint);
        return rest.toString();
    }

    private static boolean isKept(int before, int c, int after) {
        if (c == ZERO_WIDTH_JOINER) {
            return isEmojiPart(before) && Character.isExtendedPictographic(after);
        }
        if (c == EMOJI_STYLE) {
            return Character.isExtendedPictographic(before);
        }
        return !isInvisible(c) && (c >= 0x80 || FORBIDDEN.indexOf(c) < 0);
    }

    private static boolean isEmojiPart(int c) {
        return c == EMOJI_STYLE
                || Character.isExtendedPictographic(c)
                || Character.isEmojiModifier(c);
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> isBlankLetter(c);
        };
    }

    /** Code points that are letters or marks by their category and yet show nothing (Unicode: default ignorable). */
    private static boolean isBlankLetter(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x2800
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}
