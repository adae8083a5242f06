package io.godwit.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IdCommandsTest {
    @TempDir Path folder;

    private Captured run(int code, String home, String line) {
        Captured captured = new Captured(folder);
        String words = line + " --home " + folder.resolve(home);
        assertEquals(code, captured.run(words.split(" ")), captured.err()::toString);
        return captured;
    }

    private String idOf(String home) {
        return run(0, home, "id").out().getFirst();
    }

    private static JsonNode json(Captured captured) {
        assertEquals(1, captured.out().size(), "one value and nothing else");
        return JsonMapper.shared().readTree(captured.out().getFirst());
    }

    @Test
    void printsThePeerIdInAllForms() throws Exception {
        JsonNode id = json(run(0, "home", "id --json"));
        assertEquals(
                Set.of("peerId", "grouped", "hex", "bits", "publicKey"),
                Set.copyOf(id.propertyNames()));
        assertEquals(idOf("home"), id.path("peerId").asString());
        assertEquals(id.path("peerId").asString(), id.path("grouped").asString().replace("-", ""));
        assertEquals(3_072, id.path("bits").asInt());
        String full = String.join("\n", run(0, "home", "id --full").out());
        for (String form : List.of("peerId", "grouped", "hex")) {
            assertTrue(full.contains(id.path(form).asString()), form);
        }
        String pem = String.join("\n", run(0, "home", "id --pem").out());
        assertEquals(id.path("publicKey").asString(), pem);
        // As openssl pkey -pubin -outform DER | sha256sum would print it.
        byte[] spki = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        assertEquals(
                id.path("hex").asString(),
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(spki)));
    }

    @Test
    void tellsWhichKeyCannotBeUsed() throws IOException {
        Path file = folder.resolve("home/identity.pem");
        idOf("home");
        Files.writeString(file, "no key");
        Captured captured = run(7, "home", "id");
        assertEquals(
                "godwit: This node's key cannot be used: There is no private key in the file.",
                captured.err().getFirst());
        assertTrue(captured.err().getLast().contains(file.toString()), captured.err()::toString);
        assertEquals("no key", Files.readString(file));
    }

    @Test
    void bothSidesSeeTheSameSafetyNumber() {
        String alice = idOf("alice");
        String bob = idOf("bob");
        List<String> seen = run(0, "alice", "id --safety " + bob).out();
        assertEquals(seen, run(0, "bob", "id --safety " + alice).out());
        assertTrue(seen.getFirst().matches("(\\d{5} ){11}\\d{5}"), seen::toString);
        JsonNode json = json(run(0, "alice", "id --json --safety " + bob));
        assertEquals(Set.of("digits", "words"), Set.copyOf(json.propertyNames()));
        assertEquals(seen.getFirst().replace(" ", ""), json.path("digits").asString());
        run(2, "alice", "id --safety gw1nobody");
        run(2, "alice", "id --pem --full");
    }

    @Test
    @DisplayName("KEY a key moves to another machine, and what was there before is kept")
    void exportsAndImports() throws IOException {
        String alice = idOf("alice");
        String before = idOf("other");
        JsonNode exported = json(run(0, "alice", "id export --plain key.pem --json"));
        Path file = folder.resolve("key.pem");
        assertEquals(Set.of("path"), Set.copyOf(exported.propertyNames()));
        assertEquals(file.toString(), exported.path("path").asString());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));

        assertEquals(List.of(alice), run(0, "other", "id import key.pem").out());
        assertEquals(alice, idOf("other"));
        Path kept = folder.resolve("other/identity.pem.previous-1");
        assertTrue(Files.exists(kept));
        JsonNode back = json(run(0, "other", "id import --json " + kept));
        assertEquals(before, back.path("peerId").asString());
        assertEquals(before, idOf("other"));
    }

    @Test
    @DisplayName("KEY a key under a password moves without a terminal")
    void takesThePasswordOfAKeyFromAFile() throws IOException {
        String alice = idOf("alice");
        Captured.secret(folder.resolve("secret"), "correct horse\n");
        Captured.secret(folder.resolve("wrong"), "battery staple\n");
        run(2, "alice", "id export key.pem --plain --password-file secret");
        run(0, "alice", "id export key.pem --password-file secret");
        assertTrue(Files.readString(folder.resolve("key.pem")).contains("BEGIN ENCRYPTED"));

        String before = idOf("other");
        Captured untyped = run(2, "other", "id import key.pem");
        assertEquals("godwit: No password was given.", untyped.err().getFirst());
        assertTrue(untyped.err().getLast().contains("--password-file"), untyped.err()::toString);
        run(6, "other", "id import key.pem --password-file wrong");
        assertEquals(before, idOf("other"));
        Captured imported = run(0, "other", "id import key.pem --password-file secret");
        assertEquals(List.of(alice), imported.out());

        Captured locked = run(6, "other", "id");
        assertTrue(locked.err().getFirst().contains("This node's key"), locked.err()::toString);
        assertTrue(locked.err().getLast().contains("--password-file"), locked.err()::toString);
        assertEquals(List.of(alice), run(0, "other", "id --password-file secret").out());
        run(6, "other", "id --password-file wrong");
        Files.createFile(folder.resolve("film.mkv"));
        run(6, "other", "share film.mkv");
        run(0, "other", "share film.mkv --password-file secret");
        assertTrue(
                run(0, "other", "shares --password-file secret").out().getFirst().contains("film"));
        run(0, "other", "unshare film.mkv --password-file secret");
        Captured sealed = run(6, "other", "id export --plain copy.pem");
        assertTrue(sealed.err().getLast().contains("--key-password-file"), sealed.err()::toString);
        run(0, "other", "id export --plain copy.pem --key-password-file secret");
        assertTrue(Files.readString(folder.resolve("copy.pem")).contains("BEGIN PRIVATE"));
        String get = "get " + "a".repeat(64) + " --patience 0 --discovery http://127.0.0.1:9";
        run(6, "other", get);
        run(6, "other", get + " --password-file wrong");
        run(4, "other", get + " --password-file secret");
        run(2, "other", "id rotate");
        Captured rotated = run(0, "other", "id rotate --password-file secret");
        assertNotEquals(List.of(alice), rotated.out());
    }

    @Test
    void refusesAPasswordThatWouldProtectNothing() throws IOException {
        String before = idOf("home");
        Captured.secret(folder.resolve("secret"), "correct horse\n");
        run(0, "other", "id export --plain key.pem");
        Captured plain = run(2, "home", "id import key.pem --password-file secret");
        assertEquals("godwit: The key in that file has no password.", plain.err().getFirst());
        run(2, "home", "id --password-file secret");
        Captured sealed = run(2, "home", "id export k.pem --key-password-file secret");
        assertTrue(sealed.err().getLast().contains("--key-password-file"), sealed.err()::toString);
        Captured open = run(2, "home", "id rotate --password-file secret");
        assertEquals("godwit: This node's key has no password.", open.err().getFirst());
        assertEquals(before, idOf("home"));
    }

    @Test
    void exportsOverNothingAndNeverUnprotectedUnasked() throws IOException {
        idOf("home");
        Path file = Files.writeString(folder.resolve("key.pem"), "mine");
        run(7, "home", "id export --plain key.pem");
        assertEquals("mine", Files.readString(file));
        // There is no terminal to type a password at.
        run(2, "home", "id export other.pem");
        assertTrue(Files.notExists(folder.resolve("other.pem")));
    }

    @Test
    void importsNothingThatIsNoKeyOfOurs() throws IOException {
        String before = idOf("home");
        Files.writeString(folder.resolve("words.pem"), "no key");
        run(7, "home", "id import words.pem");
        run(7, "home", "id import missing.pem");
        Captured whole = run(7, "home", "id import " + folder);
        assertEquals(
                "godwit: " + folder.getFileName() + " cannot be used: it is a folder.",
                whole.err().getFirst());
        Files.copy(weakKey(), folder.resolve("weak.pem"));
        Captured weak = run(6, "home", "id import weak.pem");
        assertTrue(weak.err().getFirst().contains("2048"), weak.err()::toString);
        assertEquals(before, idOf("home"));
    }

    private static Path weakKey() {
        return Path.of("../core/src/test/resources/keys/test-only-refused-2048.pem");
    }

    @Test
    void replacesTheKeyAndKeepsTheOneBefore() {
        run(7, "home", "id rotate");
        String before = idOf("home");
        JsonNode fresh = json(run(0, "home", "id rotate --json"));
        assertNotEquals(before, fresh.path("peerId").asString());
        assertEquals(fresh.path("peerId").asString(), idOf("home"));
        run(0, "home", "id import home/identity.pem.previous-1");
        assertEquals(before, idOf("home"));
    }
}
