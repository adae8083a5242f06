package io.godwit.app.view.downloads;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.stage.Window;

/**
 * What the page cannot do alone.
 *
 * @param open opens a file or folder
 * @param reveal shows it in the file manager
 * @param copy puts files onto the clipboard
 * @param trash asks, and moves files to the system's bin
 * @param again says that something is fetched again
 * @param forgotten says that so many are no longer listed, and lets that be taken back
 * @param unlock lets a protected file be chosen, in front of a window, and opens it
 * @param search shows where there is something to download
 */
record DownloadActions(
        Consumer<Path> open,
        Consumer<Path> reveal,
        Consumer<List<Path>> copy,
        Consumer<List<DownloadRow>> trash,
        Consumer<List<DownloadRow>> again,
        BiConsumer<Integer, Runnable> forgotten,
        Consumer<Window> unlock,
        Runnable search) {}
