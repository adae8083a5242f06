package io.godwit.tests;

import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import io.godwit.core.identity.IdentityException;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.Password;
import io.godwit.core.node.Profile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys for profiles that have been used before. They are made once for all tests of this process: a program that has
 * just started takes more than a second of processor time to make its own, as the tests of a first run let it.
 */
final class Keys {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<Identity> MADE = new ArrayList<>();

    private Keys() {}

    /**
     * Gives a profile its key.
     *
     * @param home the profile's folder, which is made if need be and has no key yet
     * @param number from 0; equal numbers are equal keys
     */
    static void give(Path home, int number) throws IdentityException {
        try (Password none = Password.none()) {
            new IdentityFile(new Profile(home).identityFile(), RANDOM, EventSink.NONE)
                    .replace(of(number), none);
        }
    }

    private static synchronized Identity of(int number) {
        while (MADE.size() <= number) {
            MADE.add(Identity.generate(RANDOM));
        }
        return MADE.get(number);
    }
}
