package io.godwit.app.window;

import io.godwit.core.event.EventSink;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.Password;
import io.godwit.core.node.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A profile whose key is locked by a password, so that a window with it asks and nothing goes over any network. */
final class LockedProfile {

    private LockedProfile() {}

    /** A fresh one in a folder. */
    static Profile in(Path folder) throws IOException {
        Profile profile = new Profile(Files.createTempDirectory(folder, "profile"));
        profile.prepare();
        try (Password password = Password.of("correct horse".toCharArray())) {
            new IdentityFile(profile.identityFile(), new SecureRandom(), EventSink.NONE)
                    .loadOrCreate(password);
        }
        return profile;
    }
}
