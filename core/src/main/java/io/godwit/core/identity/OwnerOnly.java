package io.godwit.core.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Permissions for one's eyes only, given at creation: POSIX modes, or an access control list where there are none. */
final class OwnerOnly {

    private static final Set<PosixFilePermission> OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            PosixFilePermissions.fromString("----w--w-");

    /** Accounts that can take ownership of any file on Windows anyway. */
    private static final Set<String> SYSTEM_ACCOUNTS =
            Set.of("NT AUTHORITY\\SYSTEM", "BUILTIN\\Administrators");

    private OwnerOnly() {}

    /** Attributes for a new file. */
    static FileAttribute<?>[] file(Path path) throws IOException {
        return attributes(path, "rw-------");
    }

    /** Attributes for a new folder. */
    static FileAttribute<?>[] folder(Path path) throws IOException {
        return attributes(path, "rwx------");
    }

    /** Whether anybody else may read or write a file. */
    static boolean isFileExposed(Path file) throws IOException {
        return isExposed(file, OTHERS, AclEntryPermission.READ_DATA);
    }

    /** Whether anybody else may put files into a folder. */
    static boolean isFolderExposed(Path folder) throws IOException {
        return isExposed(folder, OTHERS_WRITE, AclEntryPermission.WRITE_DATA);
    }

    private static FileAttribute<?>[] attributes(Path path, String mode) throws IOException {
        Set<String> views = path.getFileSystem().supportedFileAttributeViews();
        if (views.contains("posix")) {
            return new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
            };
        }
        if (!views.contains("acl")) {
            return new FileAttribute<?>[0];
        }
        UserPrincipal me =
                path.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name"));
        return new FileAttribute<?>[] {new OwnerAcl(List.of(everythingFor(me)))};
    }

    private static AclEntry everythingFor(UserPrincipal owner) {
        return AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(owner)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build();
    }

    private static boolean isExposed(
            Path path, Set<PosixFilePermission> posix, AclEntryPermission acl) throws IOException {
        var modes =
                Files.getFileAttributeView(
                        path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (modes != null) {
            return modes.readAttributes().permissions().stream().anyMatch(posix::contains);
        }
        var list = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (list == null) {
            return false;
        }
        UserPrincipal owner = list.getOwner();
        return list.getAcl().stream()
                .filter(entry -> entry.type() == AclEntryType.ALLOW)
                .filter(entry -> entry.permissions().contains(acl))
                .map(AclEntry::principal)
                .anyMatch(who -> !who.equals(owner) && !SYSTEM_ACCOUNTS.contains(who.getName()));
    }

    private record OwnerAcl(List<AclEntry> value) implements FileAttribute<List<AclEntry>> {
        @Override
        public String name() {
            return "acl:acl";
        }
    }
}
