package io.godwit.app.view.settings;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * One field that is typed: its text, what is wrong with it, and what becomes of it once the person is done and nothing
 * is. Until then a text that is right may be the beginning of another. Interface thread only.
 *
 * @param <T> what the text means
 */
final class Field<T> {
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<FieldFault>> fault =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Function<String, Reading<T>> reader;
    private final Function<T, Optional<FieldFault>> check;
    private final Consumer<T> accept;
    private final Executor background;
    private final Executor ui;
    private String kept = "";
    private Optional<T> right = Optional.empty();
    private int version;
    private boolean quiet;
    private boolean done;

    /** What a text means, or why it means nothing. */
    sealed interface Reading<T> {
        /** It means something. */
        record Value<T>(T value) implements Reading<T> {}

        /** It means nothing. */
        record Wrong<T>(FieldFault fault) implements Reading<T> {}
    }

    /**
     * A field.
     *
     * @param reader understands the text; does not block
     * @param check looks at the disk or the system; may block
     * @param accept takes a value that is right when the person is done, on the interface thread
     */
    Field(
            Function<String, Reading<T>> reader,
            Function<T, Optional<FieldFault>> check,
            Consumer<T> accept,
            Executor background,
            Executor ui) {
        this.reader = reader;
        this.check = check;
        this.accept = accept;
        this.background = background;
        this.ui = ui;
        text.addListener((property, before, now) -> typed(now));
    }

    StringProperty text() {
        return text;
    }

    ReadOnlyObjectProperty<Optional<FieldFault>> fault() {
        return fault.getReadOnlyProperty();
    }

    /** Shows a value that is already in the settings. */
    void show(String shown) {
        quiet = true;
        text.set(shown);
        quiet = false;
        kept = shown;
        forget();
        fault.set(Optional.empty());
    }

    /** The person is done with the present text: it is taken if it is right, or as soon as that is known. */
    void done() {
        if (!text.get().equals(kept)) {
            done = true;
            take();
        }
    }

    /**
     * Shows what is in the settings instead of what was typed.
     *
     * @return whether that was something else
     */
    boolean restore() {
        boolean typed = !text.get().equals(kept);
        show(kept);
        return typed;
    }

    private void forget() {
        version++;
        right = Optional.empty();
        done = false;
    }

    private void typed(String now) {
        if (quiet) {
            return;
        }
        forget();
        int mine = version;
        switch (reader.apply(now)) {
            case Reading.Wrong<T>(var wrong) -> fault.set(Optional.of(wrong));
            case Reading.Value<T>(var value) ->
                    background.execute(() -> {
                        Optional<FieldFault> found = check.apply(value);
                        ui.execute(() -> end(mine, value, found));
                    });
        }
    }

    /** What was found about an older text is of no interest any more. */
    private void end(int checked, T value, Optional<FieldFault> found) {
        if (checked != version) {
            return;
        }
        fault.set(found);
        if (found.isEmpty()) {
            right = Optional.of(value);
            take();
        }
    }

    private void take() {
        if (done && right.isPresent()) {
            done = false;
            kept = text.get();
            accept.accept(right.get());
        }
    }
}
