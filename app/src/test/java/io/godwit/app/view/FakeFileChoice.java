package io.godwit.app.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** A person who chooses what a test says, and nothing before it says so. */
public final class FakeFileChoice implements FileChoice {
    /** What was asked for, and the title of the question, in order. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    private volatile List<Path> answer = List.of();

    /** From now on these; where there can be but one, the first of them. */
    public void answer(Path... files) {
        answer = List.of(files);
    }

    private Optional<Path> first() {
        return answer.stream().findFirst();
    }

    @Override
    public Optional<Path> toWrite(FileChooser question, Window owner) {
        asked.add("write: " + question.getTitle());
        return first();
    }

    @Override
    public Optional<Path> toRead(FileChooser question, Window owner) {
        asked.add("read: " + question.getTitle());
        return first();
    }

    @Override
    public List<Path> severalToRead(FileChooser question, Window owner) {
        asked.add("read several: " + question.getTitle());
        return answer;
    }

    @Override
    public Optional<Path> folder(DirectoryChooser question, Window owner) {
        asked.add("folder: " + question.getTitle());
        return first();
    }
}
