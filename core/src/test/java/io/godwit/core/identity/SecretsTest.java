package io.godwit.core.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final String CANARY = "canary-5f0e";

    @TempDir Path folder;

    @Test
    @DisplayName("LOG no password, key or path in anything that can be printed")
    void nothingPrintable() throws IOException {
        List<Object> printed = new ArrayList<>();
        Path home = folder.resolve(CANARY);
        Path path = home.resolve(IdentityFile.NAME);
        var file = new IdentityFile(path, new SecureRandom(), printed::add);
        Password password = Password.of(CANARY.toCharArray());
        Identity identity = file.loadOrCreate(password);
        printed.add(identity);
        printed.add(password);
        printed.add(file);
        printed.add(trace(assertThrows(IdentityException.class, () -> file.load(wrong()))));
        Files.writeString(path, Files.readString(path).replace("-----END", "--END"));
        printed.add(trace(assertThrows(IdentityException.class, () -> file.load(password))));
        Files.delete(path);
        printed.add(trace(assertThrows(IdentityException.class, () -> file.load(password))));
        byte[] pkcs8 = identity.keys().pkcs8();
        String primes = HexFormat.of().formatHex(pkcs8, 800, 816);
        for (Object each : printed) {
            String text = each.toString();
            assertFalse(text.contains(CANARY), text);
            assertFalse(text.contains(primes), text);
        }
        assertEquals("Identity[" + identity.id() + "]", identity.toString());
    }

    @Test
    @DisplayName("KEY a closed password is wiped")
    void wiped() {
        char[] characters = CANARY.toCharArray();
        Password password = Password.of(characters);
        assertFalse(password.isNone());
        password.close();
        assertArrayEquals(new char[CANARY.length()], characters);
        assertTrue(Password.none().isNone());
    }

    private static Password wrong() {
        return Password.of((CANARY + "!").toCharArray());
    }

    private static String trace(IdentityException failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text + failure.hint();
    }
}
