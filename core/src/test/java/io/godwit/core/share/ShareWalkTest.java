package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.share.ShareEvent.SkipReason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a walk does with what the system refuses; told to it directly, because nothing is refused to root. */
class ShareWalkTest implements ShareWalk.Finds {

    @TempDir Path top;

    private final List<String> told = new ArrayList<>();

    @Override
    public void folder(Path folder) {
        told.add("folder " + top.relativize(folder));
    }

    @Override
    public void file(List<String> path, Path local, BasicFileAttributes attributes) {
        told.add("file " + path);
    }

    @Override
    public void emptyFolder(List<String> path, Path local) {
        told.add("empty " + path);
    }

    @Override
    public void skipped(Path file, SkipReason reason) {
        told.add(reason + " " + top.relativize(file));
    }

    @Test
    void unreadableFilesAndFoldersAreReportedAndTheWalkGoesOn() throws IOException {
        ShareWalk walk = walk();
        walk.visitFileFailed(top.resolve("locked"), new AccessDeniedException("locked"));
        walk.visitFileFailed(top.resolve("broken"), new IOException("input/output error"));
        assertEquals(List.of("UNREADABLE locked", "UNREADABLE broken"), told);
    }

    @Test
    void whatVanishesDuringTheWalkIsNotWorthAWord() throws IOException {
        walk().visitFileFailed(top.resolve("gone"), new NoSuchFileException("gone"));
        assertEquals(List.of(), told);
    }

    @Test
    void anUnreadableTopEndsTheWalkSoThatNothingIsForgotten() {
        Path gone = top.resolve("nothing");
        assertThrows(
                AccessDeniedException.class,
                () -> walk().visitFileFailed(top, new AccessDeniedException("top")));
        assertThrows(
                NoSuchFileException.class,
                () -> new ShareWalk(gone, path -> false, this).from(gone, List.of()));
    }

    private ShareWalk walk() {
        return new ShareWalk(top, path -> false, this);
    }
}
