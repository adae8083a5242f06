package io.godwit.app.view;

import java.text.Bidi;
import javafx.scene.control.Label;

/**
 * Text of several lines. The toolkit (26.0.2) fails with an index out of bounds when it breaks a line within writing
 * from right to left, so such text is broken here, before it is laid out.
 */
public final class Paragraph {
    private Paragraph() {}

    /**
     * A label with wrapped text.
     *
     * @param text what it says
     * @param columns most characters of a line, where the toolkit must not break lines itself
     */
    public static Label of(String text, int columns) {
        Label label = new Label();
        show(label, text, columns);
        return label;
    }

    /** Gives a label another text, as in {@link #of}. */
    public static void show(Label label, String text, int columns) {
        boolean leftward = Bidi.requiresBidi(text.toCharArray(), 0, text.length());
        label.setWrapText(!leftward);
        label.setText(leftward ? broken(text, columns) : text);
    }

    static String broken(String text, int columns) {
        StringBuilder lines = new StringBuilder();
        int room = columns;
        for (String word : text.split(" ", -1)) {
            if (!lines.isEmpty()) {
                boolean fits = word.length() < room;
                lines.append(fits ? ' ' : '\n');
                room = fits ? room - 1 : columns;
            }
            lines.append(word);
            room -= word.length();
        }
        return lines.toString();
    }
}
