package io.godwit.app.view;

import io.godwit.app.text.Amounts;
import java.time.Duration;
import javafx.geometry.NodeOrientation;

/**
 * Text that is written from left to right in every language, such as sizes and paces, kept in order inside of lines that
 * run from right to left. Other lines need nothing.
 *
 * <p>Marks of its direction stand around it. The isolates that replaced these in Unicode, and marks of the other
 * direction, would also keep two such texts apart, but the toolkit draws them as boxes: what stands between two of them
 * needs a word, or they change places.
 *
 * @param line where the line begins that the text is put into
 */
public record Isolated(NodeOrientation line) {
    /** LEFT-TO-RIGHT MARK: a number after it keeps its place before its unit. */
    private static final String LEFT_TO_RIGHT = "\u200E";

    /** A text in its own order. */
    public String of(String text) {
        return line == NodeOrientation.RIGHT_TO_LEFT ? LEFT_TO_RIGHT + text + LEFT_TO_RIGHT : text;
    }

    /** A text without the marks, as a person would type it. */
    public static String plain(String text) {
        return text.replace(LEFT_TO_RIGHT, "");
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
}
