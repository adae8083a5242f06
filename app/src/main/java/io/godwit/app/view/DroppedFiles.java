package io.godwit.app.view;

import io.godwit.app.protect.ProtectedFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What becomes of files that were dropped or pasted. Whoever gives a protected one to the window most likely wants to
 * read it, as with a double click; everything else is shared. To be asked on the interface thread.
 *
 * @param background where the disk is looked at
 * @param ui the interface thread
 * @param navigator the window that asks
 */
public record DroppedFiles(Executor background, Executor ui, Navigator navigator) {
    /**
     * Asks about protected files and shares the others.
     *
     * @param files what was dropped or pasted
     * @param share shares some of them; also called for a protected one that is to be shared as it is
     */
    public void take(List<Path> files, Consumer<List<Path>> share) {
        List<Path> given = List.copyOf(files);
        background.execute(() -> {
            Map<Boolean, List<Path>> kinds =
                    given.stream().collect(Collectors.partitioningBy(ProtectedFiles::isProtected));
            ui.execute(() ->
                    take(
                            kinds.getOrDefault(true, List.of()),
                            kinds.getOrDefault(false, List.of()),
                            share));
        });
    }

    private void take(List<Path> locked, List<Path> others, Consumer<List<Path>> share) {
        for (Path file : locked) {
            navigator.openProtected(file, () -> share.accept(List.of(file)));
        }
        if (!others.isEmpty()) {
            share.accept(others);
        }
    }
}
