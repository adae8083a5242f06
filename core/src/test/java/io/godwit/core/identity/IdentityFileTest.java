package io.godwit.core.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.event.Event;
import io.godwit.core.identity.IdentityException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityFileTest {

    @TempDir Path temporary;

    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private Path folder;
    private Path path;
    private IdentityFile file;

    @BeforeEach
    void profile() {
        folder = temporary.resolve("some").resolve("profile");
        path = folder.resolve(IdentityFile.NAME);
        file = new IdentityFile(path, new SecureRandom(), events::add);
    }

    @Test
    @DisplayName("KEY made on first start: 3072 bits, file 0600, folder 0700")
    void firstStart() throws IOException {
        assertFalse(file.exists());
        Identity made = file.loadOrCreate(Password.none());
        assertEquals(3_072, made.publicKey().bits());
        assertEquals("rw-------", mode(path));
        assertEquals("rwx------", mode(folder));
        assertEquals(List.of(new IdentityEvent.Created(made.id())), events);
        assertEquals(made.id(), file.loadOrCreate(Password.none()).id());
        assertEquals(1, events.size());
        assertEquals(List.of(IdentityFile.NAME), names());
    }

    @Test
    @DisplayName("KEY the file is for its owner only from the moment it is there")
    void modeAtCreation() throws Exception {
        // Only creation can give these rights: were they
        // changed afterwards, the umask would show in between.
        put("plain.pem");
        var attributes = OwnerOnly.file(path);
        assertEquals(1, attributes.length);
        assertEquals(PosixFilePermissions.fromString("rw-------"), attributes[0].value());
        assertEquals(
                PosixFilePermissions.fromString("rwx------"), OwnerOnly.folder(path)[0].value());
    }

    @Test
    void programsThatStartTogetherUseOneKey() throws Exception {
        var starts = new ArrayList<Callable<Identity>>();
        for (int i = 0; i < 4; i++) {
            starts.add(() ->
                    new IdentityFile(path, new SecureRandom(), events::add)
                            .loadOrCreate(Password.none()));
        }
        var ids = new HashSet<Object>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Identity> start : threads.invokeAll(starts)) {
                ids.add(start.get().id());
            }
        }
        assertEquals(1, ids.size());
        assertEquals(1, events.size());
        assertEquals(List.of(IdentityFile.NAME), names());
    }

    @ParameterizedTest
    @DisplayName("KEY a file that others may read or write is refused, and what to do is said")
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwx--x---"})
    void exposedFile(String mode) throws IOException {
        put("plain.pem");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        IdentityException refusal = refusal("");
        assertEquals(Reason.EXPOSED, refusal.reason());
        assertTrue(refusal.hint().contains("chmod 600"), refusal.hint());
    }

    @Test
    @DisplayName("KEY a folder where others may write is refused")
    void exposedFolder() throws IOException {
        put("plain.pem");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));
        assertEquals(Reason.EXPOSED, refusal("").reason());
        assertTrue(refusal("").hint().contains("chmod 700"));
        Files.delete(path);
        assertEquals(
                Reason.EXPOSED,
                assertThrows(IdentityException.class, () -> file.loadOrCreate(Password.none()))
                        .reason());
        assertEquals(List.of(), names());
    }

    @Test
    @DisplayName("KEY a password opens, a wrong one does not, none asks for it")
    void passwords() throws IOException {
        put("encrypted-scrypt.pem");
        assertTrue(file.needsPassword());
        assertEquals(Reason.PASSWORD_NEEDED, refusal("").reason());
        assertEquals(Reason.WRONG_PASSWORD, refusal("wrong").reason());
        assertEquals(KeyVectors.plain().id(), file.load(KeyVectors.password()).id());
    }

    @Test
    @DisplayName("KEY changing the password wraps the same key anew and leaves no copy behind")
    void changePassword() throws IOException {
        put("plain.pem");
        file.changePassword(Password.none(), KeyVectors.password());
        assertTrue(file.needsPassword());
        assertEquals(KeyVectors.plain().id(), file.load(KeyVectors.password()).id());
        assertEquals(List.of(IdentityFile.NAME), names());
        file.changePassword(KeyVectors.password(), Password.of("next".toCharArray()));
        assertEquals(Reason.WRONG_PASSWORD, refusal(KeyVectors.text("password.txt")).reason());
        file.changePassword(Password.of("next".toCharArray()), Password.none());
        assertFalse(file.needsPassword());
        assertEquals("rw-------", mode(path));
    }

    @Test
    @DisplayName("KEY rotating makes another key and keeps every one before")
    void rotate() throws IOException {
        put("plain.pem");
        Identity second = file.rotate(Password.none());
        assertNotEquals(KeyVectors.plain().id(), second.id());
        assertEquals(second.id(), file.load(Password.none()).id());
        file.replace(KeyVectors.plain(), KeyVectors.password());
        assertEquals(
                List.of("identity.pem", "identity.pem.previous-1", "identity.pem.previous-2"),
                names());
        assertArrayEquals(
                KeyVectors.read("plain.pem"),
                Files.readAllBytes(folder.resolve("identity.pem.previous-1")));
        assertEquals("rw-------", mode(folder.resolve("identity.pem.previous-2")));
        assertEquals(
                List.of(
                        new IdentityEvent.Replaced(second.id()),
                        new IdentityEvent.Replaced(KeyVectors.plain().id())),
                events);
    }

    @Test
    void rotatingWithAWrongPasswordChangesNothing() throws IOException {
        put("encrypted-scrypt.pem");
        assertThrows(IdentityException.class, () -> file.rotate(Password.of("x".toCharArray())));
        assertArrayEquals(KeyVectors.read("encrypted-scrypt.pem"), Files.readAllBytes(path));
        assertEquals(List.of(IdentityFile.NAME), names());
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws IOException {
        assertEquals(Reason.MISSING, refusal("").reason());
        put("plain.id");
        assertEquals(Reason.DAMAGED, refusal("").reason());
        Files.write(path, new byte[1 << 20]);
        assertEquals(Reason.DAMAGED, refusal("").reason());
        Files.delete(path);
        Files.createSymbolicLink(path, temporary.resolve("elsewhere"));
        assertEquals(Reason.IO_ERROR, refusal("").reason());
        Files.delete(path);
        Files.createDirectory(path);
        assertEquals(Reason.IO_ERROR, refusal("").reason());
    }

    @Test
    void aDamagedKeyIsNeverReplacedByItself() throws IOException {
        put("plain.id");
        assertThrows(IdentityException.class, () -> file.loadOrCreate(Password.none()));
        assertArrayEquals(KeyVectors.read("plain.id"), Files.readAllBytes(path));
    }

    private void put(String vector) throws IOException {
        Files.createDirectories(folder.getParent());
        Files.createDirectory(folder, OwnerOnly.folder(folder));
        Files.createFile(path, OwnerOnly.file(path));
        Files.write(path, KeyVectors.read(vector));
    }

    private IdentityException refusal(String password) {
        return assertThrows(
                IdentityException.class, () -> file.load(Password.of(password.toCharArray())));
    }

    private List<String> names() throws IOException {
        try (var list = Files.list(folder)) {
            return list.map(found -> found.getFileName().toString()).sorted().toList();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
