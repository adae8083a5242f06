package io.godwit.app.view.transfers;

import io.godwit.app.transfers.TransferSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import javafx.stage.Window;

/**
 * What the page cannot do alone.
 *
 * @param open opens a finished file or folder
 * @param reveal shows it in the file manager
 * @param copyFile puts a finished file or folder onto the clipboard
 * @param copyProof puts root and SHA-256 of a finished file on the clipboard
 * @param confirmCancel asks whether what some transfers have so far may be deleted
 * @param elsewhere asks into which other folder to fetch something, and whether what it has so far may be deleted
 * @param cleared says that so many were taken off the list, and lets that be taken back
 * @param limits shows where limits are set
 * @param search shows where there is something to download
 */
record TransferActions(
        Consumer<Path> open,
        Consumer<Path> reveal,
        Consumer<Path> copyFile,
        Consumer<TransferSnapshot> copyProof,
        Predicate<List<TransferSnapshot>> confirmCancel,
        BiFunction<TransferSnapshot, Window, Optional<Path>> elsewhere,
        IntConsumer cleared,
        Runnable limits,
        Runnable search) {}
