package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileSystemBarrierTest {

    @TempDir Path folder;

    private static boolean isSystem(String version) {
        return FileSystemBarrier.isSystem("Linux", version, "amd64");
    }

    @Test
    void reliesOnKernelsThatReportFailedWrites() {
        assertTrue(isSystem("5.8"));
        assertTrue(isSystem("5.15.0-91-generic"));
        assertTrue(isSystem("6.18.44-fc"));
        assertTrue(isSystem("10.0"));
        assertFalse(isSystem("5.7.19"));
        assertFalse(isSystem("4.19.0"));
        assertFalse(isSystem("unknown"));
        assertFalse(isSystem("99999.1"));
        assertTrue(FileSystemBarrier.isSystem("Linux", "6.1.0", "aarch64"));
        assertFalse(FileSystemBarrier.isSystem("Linux", "6.1.0", "mips64"));
        assertFalse(FileSystemBarrier.isSystem("Windows 11", "10.0", "amd64"));
    }

    private static Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    private static void assumeLinux() {
        assumeTrue(
                FileSystemBarrier.isSystem(
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void forcesUntilItIsClosed() throws Exception {
        assumeLinux();
        Path named = Files.createDirectory(folder.resolve("Ordner ü"));
        DiskBarrier barrier = FileSystemBarrier.open(named, key(named), "ext4").orElseThrow();
        Files.writeString(named.resolve("a"), "b");
        assertTrue(barrier.force());
        assertTrue(barrier.force());
        barrier.close();
        barrier.close();
        assertThrows(IOException.class, barrier::force);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isNotOpenedForAnotherFolderThanThatWhichIsOpen() throws Exception {
        assumeLinux();
        Path other = Files.createDirectory(folder.resolve("other"));
        assertEquals(Optional.empty(), FileSystemBarrier.open(folder, key(other), "ext4"));
        assertEquals(
                Optional.empty(),
                FileSystemBarrier.open(folder.resolve("nothing"), key(other), "ext4"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isNotOpenedWhereOthersKeepTheData() throws Exception {
        for (String type : new String[] {"nfs4", "fuseblk", "overlay", "vfat", ""}) {
            assertEquals(Optional.empty(), FileSystemBarrier.open(folder, key(folder), type), type);
        }
    }
}
