package io.godwit.app.control;

import io.godwit.core.node.Profile;
import io.godwit.core.node.ProfileLock;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/**
 * Where the control socket of a profile is. Systems allow about a hundred bytes for a socket's path, which a profile
 * deep in the file system exceeds; the socket is then in a private temporary folder and a file in the profile says so,
 * as it is when something else is in the folder for it.
 * Everything but {@link #find} and {@link #isOurs} is for whoever holds the {@link #lock}: one process at a time.
 */
final class ControlAddress {
    /** macOS allows 104 bytes with the terminator, Linux 108. */
    private static final int MAX_PATH = 100;

    private static final String SOCKET = "sock";

    private static final Set<PosixFilePermission> OTHERS_WRITE =
            PosixFilePermissions.fromString("----w--w-");

    /** More than any path. */
    private static final int MAX_FILE = 8 * 1024;

    private final Path home;

    ControlAddress(Profile profile) {
        this.home = profile.home();
    }

    private Path pointer() {
        return home.resolve("control.at");
    }

    /** The right to have a socket, held as long as it is there; empty while somebody else has it. */
    Optional<ProfileLock> lock() throws IOException {
        return ProfileLock.tryAcquire(home.resolve("control.lock"));
    }

    /**
     * Chooses a path for a new socket, and removes what a process that was killed left there. Its folder is made for its
     * owner alone: a socket gets its own permissions only when it can be connected to already, and a profile may lie in
     * a folder that others look into.
     */
    Path choose() throws IOException {
        Path folder = home.resolve("control");
        Path socket = folder.resolve(SOCKET);
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_PATH) {
            Files.deleteIfExists(socket);
            // Not taken as it is: it may have been opened to others meanwhile.
            if (isRemoved(folder)) {
                return Files.createDirectory(folder, ownerOnly()).resolve(SOCKET);
            }
        }
        return Files.createTempDirectory("godwit-").resolve(SOCKET);
    }

    /** False when something else is in it, such as what a file manager keeps of every folder that it showed. */
    private static boolean isRemoved(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (DirectoryNotEmptyException notOurs) {
            return false;
        }
    }

    /** Where there are no such permissions, what the profile's folder has is inherited. */
    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Tells commands where the socket is. */
    void publish(Path socket) throws IOException {
        Path draft = home.resolve("control.at.new");
        Files.writeString(draft, socket.toString());
        Files.move(draft, pointer(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Where a node put its socket, if one did and ended in order or still runs. */
    Optional<Path> find() throws IOException {
        try {
            if (Files.size(pointer()) > MAX_FILE) {
                throw new ControlException("control.at", "too long");
            }
            return path(Files.readString(pointer()));
        } catch (NoSuchFileException nobodyEverRan) {
            return Optional.empty();
        } catch (CharacterCodingException damaged) {
            return Optional.empty();
        }
    }

    /** A loss of power can leave zeros, or nothing, of what was written a moment before. */
    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).filter(socket -> socket.getParent() != null);
        } catch (InvalidPathException damaged) {
            return Optional.empty();
        }
    }

    /**
     * Whether nobody else can have put a socket there. What a killed node left in the temporary folder is deleted one
     * day, by a restart at the latest; its name was there for everybody to read, and is then for everybody to take.
     */
    boolean isOurs(Path socket) throws IOException {
        Path folder = socket.getParent();
        if (folder == null || folder.startsWith(home)) {
            return folder != null;
        }
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && isOwned(folder)
                    && !isOpenToOthers(folder);
        } catch (NoSuchFileException withdrawnMeanwhile) {
            return false;
        }
    }

    /**
     * By whoever has the profile, or by who asks: file systems from elsewhere, as of another machine, may give a profile
     * an owner of their own.
     */
    private boolean isOwned(Path folder) throws IOException {
        UserPrincipal owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS);
        return owner.getName().equals(System.getProperty("user.name"))
                || owner.equals(Files.getOwner(pointer()));
    }

    private static boolean isOpenToOthers(Path folder) throws IOException {
        PosixFileAttributeView modes =
                Files.getFileAttributeView(
                        folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return modes != null
                && modes.readAttributes().permissions().stream().anyMatch(OTHERS_WRITE::contains);
    }

    /** Takes back what {@link #choose} and {@link #publish} made. */
    void withdraw(Path socket) throws IOException {
        Files.deleteIfExists(socket);
        if (find().filter(socket::equals).isPresent()) {
            Files.deleteIfExists(pointer());
        }
        Path folder = socket.getParent();
        if (folder != null && !folder.equals(home)) {
            var _ = isRemoved(folder);
        }
    }
}
