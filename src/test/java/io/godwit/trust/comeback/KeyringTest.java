package io.godwit.trust.comeback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.identity.Identity;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KeyringTest {

    @Test
    void everyKeyIsAnother() {
        List<Identity> made = Keyring.make(7, new SecureRandom());
        assertEquals(7, made.stream().map(Identity::id).collect(Collectors.toSet()).size());
    }
}
