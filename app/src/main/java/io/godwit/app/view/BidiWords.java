package io.godwit.app.view;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cuts text in which right-to-left writing occurs into pieces that can be laid out one after the other, each by itself, and
 * look as the whole would (Unicode Standard Annex #9): what runs against the direction of the paragraph stays in one piece,
 * as "5 MiB/s" in Arabic, and what ends a sentence stays on the side on which it ends. Stateless.
 */
final class BidiWords {
    /** Longer pieces are cut all the same, as no line might hold them. */
    private static final int LONGEST = 40;

    private static final String OPENING = "(«“\"'[";
    private static final String CLOSING = ".,;:!?…)»”\"'،؛؟]";

    /** Brackets and what they look like from the other side. */
    private static final String MIRRORED = "()[]«»";

    private BidiWords() {}

    /**
     * The pieces in the order in which they are read, each of one part or of several that follow each other without a space.
     *
     * @param fromRight whether the paragraph is laid out from right to left
     */
    static List<List<String>> of(String text, boolean fromRight) {
        Bidi bidi =
                new Bidi(
                        text,
                        fromRight ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        List<List<String>> pieces = new ArrayList<>();
        int start = 0;
        for (int space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', space + 1)) {
            boolean within = bidi.getLevelAt(space) != bidi.getBaseLevel();
            if (!within || space - start > LONGEST) {
                add(pieces, text.substring(start, space), fromRight);
                start = space + 1;
            }
        }
        add(pieces, text.substring(start), fromRight);
        return List.copyOf(pieces);
    }

    private static void add(List<List<String>> pieces, String piece, boolean fromRight) {
        if (!piece.isEmpty()) {
            boolean foreign = !Bidi.requiresBidi(piece.toCharArray(), 0, piece.length());
            pieces.add(fromRight && foreign ? parts(piece) : List.of(piece));
        }
    }

    /**
     * By itself it would be laid out from the left, its full stop too. A mark for the direction would not do: fonts without
     * a glyph for it draw a box.
     */
    private static List<String> parts(String piece) {
        int from = 0;
        while (from < piece.length() && OPENING.indexOf(piece.charAt(from)) >= 0) {
            from++;
        }
        int to = piece.length();
        while (to > from && CLOSING.indexOf(piece.charAt(to - 1)) >= 0) {
            to--;
        }
        return Stream.of(
                        mirrored(piece.substring(0, from)),
                        piece.substring(from, to),
                        mirrored(piece.substring(to)))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** As it looks when its characters follow each other from the right. */
    private static String mirrored(String marks) {
        var drawn = new StringBuilder(marks).reverse();
        for (int i = 0; i < drawn.length(); i++) {
            int at = MIRRORED.indexOf(drawn.charAt(i));
            if (at >= 0) {
                drawn.setCharAt(i, MIRRORED.charAt(at ^ 1));
            }
        }
        return drawn.toString();
    }
}
