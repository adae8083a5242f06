package io.godwit.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.godwit.core.identity.IdentityException.Reason;

class TrustJsonFuzzTest {

    @FuzzTest
    void decode(byte[] input) throws IdentityException {
        TrustList list;
        try {
            list = TrustJson.decode(input);
        } catch (IdentityException e) {
            assertEquals(Reason.DAMAGED, e.reason());
            return;
        }
        assertEquals(list, TrustJson.decode(TrustJson.encode(list)));
    }
}
