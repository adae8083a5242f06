package io.godwit.core.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.identity.IdentityException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPemTest {

    private static final long SEED = 20261121;

    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @ValueSource(strings = {"plain", "plain-4096"})
    void peerIdIsWhatOpensslAndSha256sumSay(String name) throws IdentityException {
        Identity identity = KeyPem.decodePrivate(KeyVectors.read(name + ".pem"), Password.none());
        assertEquals(KeyVectors.text(name + ".id").strip(), identity.id().toHex());
    }

    @Test
    void publicKeyIsTextForTextThatOfOpenssl() {
        assertArrayEquals(
                KeyVectors.read("public.pem"), KeyPem.encodePublic(KeyVectors.plain().publicKey()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"encrypted-pbkdf2.pem", "encrypted-pbkdf2-sha1.pem", "encrypted-scrypt.pem"})
    void opensWhatOpensslEncrypted(String name) throws IdentityException {
        byte[] pem = KeyVectors.read(name);
        assertTrue(KeyPem.isEncrypted(pem));
        try (Password password = KeyVectors.password()) {
            assertEquals(KeyVectors.plain().id(), KeyPem.decodePrivate(pem, password).id());
        }
        assertEquals(Reason.PASSWORD_NEEDED, refusal(pem, "").reason());
        assertEquals(Reason.WRONG_PASSWORD, refusal(pem, "correct horse").reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "пароль 密码 😀", "a lone half \uD83D"})
    void readsWhatItWrites(String text) throws IdentityException {
        try (Password password = Password.of(text.toCharArray())) {
            byte[] pem = KeyPem.encodePrivate(KeyVectors.plain(), password, random);
            assertEquals(!text.isEmpty(), KeyPem.isEncrypted(pem));
            assertEquals(KeyVectors.plain().id(), KeyPem.decodePrivate(pem, password).id());
        }
    }

    @Test
    void neverEncryptsTheSameWayTwice() throws IdentityException {
        try (Password password = KeyVectors.password()) {
            byte[] one = KeyPem.encodePrivate(KeyVectors.plain(), password, random);
            byte[] other = KeyPem.encodePrivate(KeyVectors.plain(), password, random);
            assertFalse(Arrays.equals(one, other));
        }
    }

    @ParameterizedTest
    @DisplayName("HS-11 keys of other sizes and kinds cannot be imported")
    @CsvSource({
        "refused-2048.pem, KEY_REFUSED",
        "refused-ec.pem, DAMAGED",
        "refused-pkcs1.pem, UNSUPPORTED",
        "refused-des3.pem, UNSUPPORTED",
        "public.pem, DAMAGED",
        "plain.id, DAMAGED"
    })
    void refuses(String name, Reason reason) {
        assertEquals(
                reason, refusal(KeyVectors.read(name), KeyVectors.text("password.txt")).reason());
    }

    @Test
    @DisplayName("HS-11 the refusal of 2048 bits says why")
    void saysWhy2048BitsAreTooFew() {
        IdentityException refusal = refusal(KeyVectors.read("refused-2048.pem"), "");
        assertTrue(refusal.getMessage().contains("112-bit"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("2030"), refusal.getMessage());
        assertTrue(refusal.hint().contains("3072"), refusal.hint());
    }

    @Test
    void skipsTextAroundTheKeyAndLineEndsOfWindows() throws IdentityException {
        String pem = "Bag Attributes\n" + KeyVectors.text("plain.pem") + "\nmore";
        byte[] windows = pem.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        assertEquals(KeyVectors.plain().id(), KeyPem.decodePrivate(windows, Password.none()).id());
    }

    @Test
    void refusesWhatIsCutOffOrTooLong() {
        byte[] pem = KeyVectors.read("plain.pem");
        for (int length = 0; length < pem.length - 1; length += 13) {
            assertEquals(Reason.DAMAGED, refusal(Arrays.copyOf(pem, length), "").reason());
        }
        assertEquals(Reason.DAMAGED, refusal(Arrays.copyOf(pem, Pem.MAX_BYTES + 1), "").reason());
    }

    @Test
    @DisplayName("KEY a key with a changed number never signs")
    void noChangedKeyPasses() throws IdentityException {
        Random chosen = new Random(SEED);
        byte[] der = Pem.decode("PRIVATE KEY", KeyVectors.read("plain.pem")).orElseThrow();
        for (int i = 0; i < 300; i++) {
            byte[] changed = der.clone();
            changed[chosen.nextInt(der.length)] ^= (byte) (1 << chosen.nextInt(8));
            byte[] pem = Pem.encode("PRIVATE KEY", changed);
            Reason reason = refusal(pem, "").reason();
            assertTrue(reason == Reason.DAMAGED || reason == Reason.KEY_REFUSED, "seed " + SEED);
        }
    }

    private static IdentityException refusal(byte[] pem, String password) {
        return assertThrows(
                IdentityException.class,
                () -> KeyPem.decodePrivate(pem, Password.of(password.toCharArray())));
    }
}
