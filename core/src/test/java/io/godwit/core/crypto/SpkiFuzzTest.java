package io.godwit.core.crypto;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whatever comes in as a key is refused with a type, or is exactly what encoding the key gives. */
class SpkiFuzzTest {

    @FuzzTest
    void parse(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        try {
            if (!Arrays.equals(input, RsaPublicKey.parseSpki(input).spki())) {
                throw new AssertionError("a second encoding");
            }
        } catch (KeyFormatException refused) {
            if (refused.field().isEmpty()) {
                throw new AssertionError("no field", refused);
            }
        }
    }

    @FuzzTest
    void pkcs8(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        try {
            RsaPublicKey key = RsaKeyPair.fromPkcs8(input).publicKey();
            if (key.bits() != 3072 && key.bits() != 4096) {
                throw new AssertionError("size " + key.bits());
            }
        } catch (KeyFormatException refused) {
            if (refused.field().isEmpty()) {
                throw new AssertionError("no field", refused);
            }
        }
    }
}
