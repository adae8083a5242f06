package io.godwit.app.protect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;

/** Whatever comes as a protected file is refused as one with a damaged header, or its password is asked for. */
class AgeHeaderFuzzTest {
    /** As far as it goes without a password, the work for which is not what is fuzzed. */
    private static final RecipientStanzaReader NO_PASSWORD =
            all -> {
                ScryptStanza.only(all);
                throw new StanzaException(ProtectFault.WRONG_PASSWORD);
            };

    @FuzzTest
    void header(byte[] input) {
        try (var _ =
                new StandardDecryptingChannelFactory()
                        .newDecryptingChannel(
                                Channels.newChannel(new ByteArrayInputStream(input)),
                                List.of(NO_PASSWORD))) {
            throw new AssertionError("opened without a password");
        } catch (GeneralSecurityException | IOException | RuntimeException refused) {
            if (refused instanceof StanzaException ours
                    && ours.fault() == ProtectFault.WRONG_PASSWORD) {
                String text = new String(input, StandardCharsets.ISO_8859_1);
                assertTrue(text.startsWith("age-encryption.org/v1\n-> scrypt "), text);
            }
        }
    }
}
