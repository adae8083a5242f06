package io.godwit.app.view;

import io.godwit.app.text.Amounts;
import java.time.Duration;
import java.util.List;
import javafx.geometry.NodeOrientation;

/**
 * Text that is written from left to right in every language, such as sizes and paces, kept in order and in one piece
 * inside of lines that run from right to left. Other lines need nothing.
 *
 * <p>Marks are used, one of the line's direction outside and one of the text's inside. The isolates that replaced them in
 * Unicode would say the same, but the toolkit draws them as boxes where the font has no picture for them.
 *
 * @param line where the line begins that the text is put into
 */
public record Isolated(NodeOrientation line) {
    /** LEFT-TO-RIGHT MARK: a number after it keeps its place before its unit. */
    private static final char LEFT_TO_RIGHT = '\u200E';

    /** RIGHT-TO-LEFT MARK: what is on both sides of it does not grow together. */
    private static final char RIGHT_TO_LEFT = '\u200F';

    private static final String BETWEEN = "  ·  ";

    /** A text in one piece. */
    public String of(String text) {
        return line == NodeOrientation.RIGHT_TO_LEFT
                ? "" + RIGHT_TO_LEFT + LEFT_TO_RIGHT + text + LEFT_TO_RIGHT + RIGHT_TO_LEFT
                : text;
    }

    /** A size. */
    public String bytes(long bytes) {
        return of(Amounts.bytes(bytes));
    }

    /** A pace. */
    public String rate(long bytesPerSecond) {
        return of(Amounts.rate((double) bytesPerSecond));
    }

    /** A time. */
    public String time(Duration time) {
        return of(Amounts.time(time));
    }

    /** Several things in a line, each after the other in the direction of the line whatever is written in them. */
    public String joined(List<String> parts) {
        String between =
                line == NodeOrientation.RIGHT_TO_LEFT
                        ? RIGHT_TO_LEFT + BETWEEN + RIGHT_TO_LEFT
                        : BETWEEN;
        return String.join(between, parts);
    }
}
