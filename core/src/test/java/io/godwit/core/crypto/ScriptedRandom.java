package io.godwit.core.crypto;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;

/** Gives out bytes that a test vector prescribes, and fails when asked for more. */
public final class ScriptedRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final transient ByteArrayInputStream script;

    public ScriptedRandom(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        this.script = new ByteArrayInputStream(joined.toByteArray());
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (script.readNBytes(bytes, 0, bytes.length) != bytes.length) {
            throw new AssertionError("more randomness is drawn than the vector has");
        }
    }
}
