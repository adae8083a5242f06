package io.godwit.app.view;

import java.text.Bidi;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/**
 * Text that goes on in the next line where it does not fit. To be used instead of a label that wraps wherever Arabic or
 * Hebrew may come: OpenJFX 25 and 26 throw an exception out of the layout when they wrap such text, so each word of it is
 * a label of its own here, or what has to stay together ({@link BidiWords}).
 */
public final class Paragraph extends StackPane {
    private static final double SPACE = 4;

    /** A usual line; how high the text is is guessed by it before the width is known. */
    private static final double LINE = 400;

    /** Narrower than this nobody reads; layouts ask how high the text would be at its least width. */
    private static final double LEAST = 160;

    private final StringProperty text = new SimpleStringProperty("");
    private final List<String> styles;
    private final Pos alignment;

    /** A paragraph at the beginning of its lines. */
    public Paragraph(String text, String... styles) {
        this(Pos.TOP_LEFT, text, styles);
    }

    /**
     * A paragraph.
     *
     * @param alignment where lines begin
     * @param text what it says
     * @param styles style classes of the text
     */
    public Paragraph(Pos alignment, String text, String... styles) {
        this.alignment = alignment;
        this.styles = List.of(styles);
        getStyleClass().add("paragraph");
        setAlignment(alignment);
        setMinHeight(USE_PREF_SIZE);
        this.text.set(text);
        this.text.subscribe(this::show);
        effectiveNodeOrientationProperty().addListener((_, _, _) -> turned());
    }

    /** What it says. */
    public StringProperty textProperty() {
        return text;
    }

    private void show(String now) {
        getChildren().setAll(hasRightToLeft(now) ? words(now) : label(now));
        setAccessibleText(now);
    }

    /** The direction is that of what it is put into. */
    private void turned() {
        String now = text.get();
        if (hasRightToLeft(now)) {
            show(now);
        }
    }

    private static boolean hasRightToLeft(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    private Node words(String now) {
        FlowPane flow = new FlowPane(SPACE, 2);
        flow.setAlignment(alignment);
        flow.setPrefWrapLength(LINE);
        boolean fromRight = getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
        for (List<String> parts : BidiWords.of(now, fromRight)) {
            flow.getChildren().add(piece(parts));
        }
        return flow;
    }

    private Node piece(List<String> parts) {
        return parts.size() == 1
                ? styled(parts.getFirst())
                : new HBox(parts.stream().map(this::styled).toArray(Node[]::new));
    }

    private Label label(String now) {
        Label label = styled(now);
        label.setWrapText(true);
        return label;
    }

    private Label styled(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll(styles);
        return label;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.min(LEAST, computePrefWidth(height));
    }
}
