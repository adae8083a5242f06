package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.share.ShareEvent.SkipReason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
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
    private boolean known;

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

    @Override
    public boolean unreadable(List<String> path, Path file) {
        told.add(SkipReason.UNREADABLE + " " + String.join("/", path));
        return known;
    }

    @Test
    void unreadableFilesAndFoldersAreReportedAndTheWalkGoesOn() throws IOException {
        ShareWalk walk = walkInTop();
        walk.visitFileFailed(top.resolve("locked"), new AccessDeniedException("locked"));
        walk.visitFileFailed(top.resolve("broken"), new IOException("input/output error"));
        assertEquals(List.of("UNREADABLE locked", "UNREADABLE broken"), told);
    }

    @Test
    void whatVanishesDuringTheWalkIsNotWorthAWord() throws IOException {
        ShareWalk walk = walkInTop();
        walk.visitFileFailed(top.resolve("gone"), new NoSuchFileException("gone"));
        walk.visitFileFailed(top.resolve("other"), new NotDirectoryException("other"));
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

    @Test
    void folderWithSomethingKnownThatCannotBeReadIsNotEmpty() throws IOException {
        ShareWalk walk = walkInTop();
        for (String name : List.of("a", "b")) {
            Path folder = Files.createDirectory(top.resolve(name));
            walk.preVisitDirectory(folder, attributes(folder));
            known = name.equals("a");
            walk.visitFileFailed(folder.resolve("x"), new IOException("input/output error"));
            walk.postVisitDirectory(folder, null);
        }
        assertEquals(
                List.of("folder a", "UNREADABLE a/x", "folder b", "UNREADABLE b/x", "empty [b]"),
                told);
    }

    @Test
    void folderThatIsNotReadToItsEndIsUnreadable() throws IOException {
        ShareWalk walk = walkInTop();
        Path folder = Files.createDirectory(top.resolve("a"));
        walk.preVisitDirectory(folder, attributes(folder));
        walk.postVisitDirectory(folder, new IOException("input/output error"));
        assertEquals(List.of("folder a", "UNREADABLE a"), told);
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
    }

    private ShareWalk walkInTop() throws IOException {
        ShareWalk walk = walk();
        walk.preVisitDirectory(top, attributes(top));
        told.clear();
        return walk;
    }

    private ShareWalk walk() {
        return new ShareWalk(top, path -> false, this);
    }
}
