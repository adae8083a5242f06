package io.godwit.app.view;

import io.godwit.core.event.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Remembers what a page asked for, and answers every question alike. */
public final class FakeNavigator implements Navigator {
    /** What was asked for, in order. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    private final BooleanSupplier answer;

    /** A window whose person always gives one answer. */
    public FakeNavigator(boolean answer) {
        this(() -> answer);
    }

    /**
     * A window whose person answers in time.
     *
     * @param answer asked for each answer, while the question waits for it
     */
    public FakeNavigator(BooleanSupplier answer) {
        this.answer = answer;
    }

    @Override
    public void show(Page page) {
        asked.add("show " + page);
    }

    @Override
    public void search(String text) {
        asked.add("search " + text);
    }

    @Override
    public void openProtected(Path file) {
        asked.add("open protected " + file);
    }

    /** The person always shares it instead. */
    @Override
    public void openProtected(Path file, Runnable share) {
        asked.add("open or share " + file);
        if (answer.getAsBoolean()) {
            share.run();
        }
    }

    @Override
    public void toast(String text, Severity severity) {
        asked.add("toast " + text);
    }

    @Override
    public void undoable(String text, Runnable undo) {
        asked.add("undoable " + text);
        if (answer.getAsBoolean()) {
            undo.run();
        }
    }

    @Override
    public void error(String what, String whatToDo) {
        asked.add("error " + what + " " + whatToDo);
    }

    @Override
    public boolean confirm(Confirmation question) {
        asked.add("confirm " + question.title());
        return answer.getAsBoolean();
    }
}
