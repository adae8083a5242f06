package io.godwit.core.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys that openssl made; core/spec/vectors/peer says how. */
final class KeyVectors {

    private static final Path FOLDER = Path.of("spec", "vectors", "peer");

    private KeyVectors() {}

    static byte[] read(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    static Password password() {
        return Password.of(text("password.txt").toCharArray());
    }

    static Identity plain() {
        try {
            return KeyPem.decodePrivate(read("plain.pem"), Password.none());
        } catch (IdentityException e) {
            throw new UncheckedIOException(e);
        }
    }
}
