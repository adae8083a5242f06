package io.godwit.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.godwit.core.crypto.Sha256;
import io.godwit.core.event.EventSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program reads what we write. Reported as skipped where openssl is not installed. */
class OpenSslTest {

    @TempDir Path folder;

    @BeforeAll
    static void openssl() {
        boolean present =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "openssl")));
        assumeTrue(present, "openssl is not on the PATH: nobody to read our key files");
    }

    @Test
    void readsOurPlainKeyAndAgreesOnThePeerId() throws Exception {
        assertOpensslAgrees(Password.none());
    }

    @Test
    void readsOurEncryptedKeyAndAgreesOnThePeerId() throws Exception {
        assertOpensslAgrees(KeyVectors.password());
    }

    private void assertOpensslAgrees(Password password) throws Exception {
        Path file = folder.resolve("own").resolve(IdentityFile.NAME);
        Identity identity =
                new IdentityFile(file, new SecureRandom(), EventSink.NONE).loadOrCreate(password);
        assertEquals(!password.isNone(), Files.readString(file).contains("ENCRYPTED PRIVATE KEY"));
        var command = new ArrayList<>(List.of("openssl", "pkey", "-in", file.toString()));
        command.addAll(List.of("-pubout", "-outform", "DER"));
        command.addAll(List.of("-passin", "file:spec/vectors/peer/password.txt"));
        byte[] der = run(command);
        assertEquals(identity.id().toHex(), HexFormat.of().formatHex(Sha256.of(der)));
    }

    private byte[] run(List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(folder.resolve("err").toFile())
                        .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "openssl hangs");
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("err")));
        return Files.readAllBytes(out);
    }
}
