package io.godwit.core.identity;

import io.godwit.core.crypto.Wipe;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A password, or none; wiped when closed. Not thread-safe. */
public final class Password implements AutoCloseable {

    /** Fewest characters of one that protects something new: fewer are found by trying. */
    public static final int SHORTEST = 8;

    private static final int MAX_UTF8 = 3;

    private final char[] characters;

    private Password(char[] characters) {
        this.characters = characters;
    }

    /**
     * Takes a password over.
     *
     * @param characters wiped by {@link #close}; an empty array is no password
     */
    public static Password of(char[] characters) {
        return new Password(characters);
    }

    /** No password. */
    public static Password none() {
        return new Password(new char[0]);
    }

    /** Whether there is none. */
    public boolean isNone() {
        return characters.length == 0;
    }

    /** Whether another one has the same characters. */
    public boolean sameAs(Password other) {
        return Arrays.equals(characters, other.characters);
    }

    /** Overwrites the characters. */
    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    /** Says only whether there is one. */
    @Override
    public String toString() {
        return isNone() ? "Password[none]" : "Password[set]";
    }

    /** The password in UTF-8, as openssl takes it from a terminal; the caller wipes it. */
    public byte[] utf8() {
        ByteBuffer encoded = ByteBuffer.allocate(characters.length * MAX_UTF8);
        CoderResult result =
                StandardCharsets.UTF_8
                        .newEncoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .encode(CharBuffer.wrap(characters), encoded, true);
        if (!result.isUnderflow()) {
            throw new IllegalStateException("three bytes for each character suffice in UTF-8");
        }
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Wipe.bytes(encoded.array());
        return bytes;
    }
}
