package io.godwit.app.view;

import io.godwit.app.protect.ProtectedFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What becomes of files that were dropped or pasted. Whoever gives a protected one to the window most likely wants to
 * read it, as with a double click; everything else is shared. Interface thread only; touches no disk.
 */
public final class DroppedFiles {
    private DroppedFiles() {}

    /**
     * Asks about protected files and shares the others.
     *
     * @param files what was dropped or pasted
     * @param navigator the window that asks
     * @param share shares some of them; also called for a protected one that is to be shared as it is
     */
    public static void take(List<Path> files, Navigator navigator, Consumer<List<Path>> share) {
        Map<Boolean, List<Path>> kinds =
                files.stream().collect(Collectors.partitioningBy(ProtectedFiles::isProtected));
        for (Path locked : kinds.getOrDefault(true, List.of())) {
            navigator.openProtected(locked, () -> share.accept(List.of(locked)));
        }
        List<Path> others = kinds.getOrDefault(false, List.of());
        if (!others.isEmpty()) {
            share.accept(others);
        }
    }
}
