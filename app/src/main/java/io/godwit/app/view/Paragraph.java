package io.godwit.app.view;

import java.text.Bidi;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;

/**
 * Text that goes on in the next line where it does not fit. To be used instead of a label that wraps wherever Arabic or
 * Hebrew may come: OpenJFX 25 and 26 throw an exception out of the layout when they wrap such text, so each word of it is
 * a label of its own here.
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
        this.text.subscribe(this::show);
        this.text.set(text);
    }

    /** What it says. */
    public StringProperty textProperty() {
        return text;
    }

    private void show(String now) {
        char[] characters = now.toCharArray();
        boolean rightToLeft = Bidi.requiresBidi(characters, 0, characters.length);
        getChildren().setAll(rightToLeft ? words(now) : label(now));
        setAccessibleText(now);
    }

    private Node words(String now) {
        FlowPane flow = new FlowPane(SPACE, 2);
        flow.setAlignment(alignment);
        flow.setPrefWrapLength(LINE);
        flow.getChildren().addAll(Stream.of(now.split(" ")).map(this::styled).toList());
        return flow;
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
