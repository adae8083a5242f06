package io.godwit.core.handshake;

import static io.godwit.core.handshake.TestPeers.ALICE;
import static io.godwit.core.handshake.TestPeers.BOB;
import static io.godwit.core.handshake.TestPeers.started;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.RsaKeyPair;
import io.godwit.core.crypto.X25519;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.Password;
import io.godwit.core.transport.InMemoryConnections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody records all that two peers say, and later gets both their profiles with everything in them. */
@Timeout(30)
class ForwardSecrecyTest {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END", Pattern.DOTALL);
    private static final byte[] DATA = {'s', 'e', 'c', 'r', 'e', 't'};

    @TempDir Path profiles;

    private final InMemoryConnections wire = InMemoryConnections.pair();
    private final TappedConnection tap = new TappedConnection(wire.left());
    private final ScriptedInitiator alice = new ScriptedInitiator(tap);

    /** The session that is recorded: Alice sends Bob a record of data. */
    @BeforeEach
    void record() throws Exception {
        keep(ALICE, "alice");
        keep(BOB, "bob");
        var answered = started(() -> TestPeers.of(BOB).respond(wire.right()));
        RecordChannel dialled = alice.run();
        TestPeers.send(dialled, 0x16, 1, DATA);
        dialled.flush();
        assertArrayEquals(DATA, TestPeers.dataOf(answered.get().read()));
    }

    private void keep(Identity identity, String profile) throws Exception {
        Path file = profiles.resolve(profile).resolve(IdentityFile.NAME);
        try (Password none = Password.none()) {
            new IdentityFile(file, new SecureRandom(), EventSink.NONE).replace(identity, none);
        }
    }

    private List<RsaKeyPair> keysOnDisk() throws Exception {
        List<RsaKeyPair> keys = new ArrayList<>();
        List<Path> files;
        try (var all = Files.walk(profiles)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            var pem = PEM.matcher(Files.readString(file));
            while (pem.find()) {
                keys.add(RsaKeyPair.fromPkcs8(Base64.getMimeDecoder().decode(pem.group(1))));
            }
        }
        return keys;
    }

    private byte[] hello() {
        return tap.sent().getFirst();
    }

    private SessionReply session() throws Exception {
        return SessionReply.decode(tap.received().getFirst());
    }

    /** Whether these three legs open what the two said to prove who they are. */
    private boolean opens(byte[] x25519, byte[] mlkem, byte[] rsa) throws Exception {
        try (var keys = KeySchedule.of(hello(), session().agreed(), x25519, mlkem, rsa)) {
            var proofR = keys.openR(session().sealed());
            var proofI = keys.openI(session().sealed(), tap.sent().get(1));
            assertEquals(proofR.isPresent(), proofI.isPresent());
            return proofR.isPresent();
        }
    }

    private byte[] label() throws Exception {
        return KeySchedule.oaepLabel(hello(), session().open());
    }

    @Test
    @DisplayName("HS-13 no key of either profile opens the RSA leg of a recorded session")
    void keysOnDiskOpenNothing() throws Exception {
        List<RsaKeyPair> keys = keysOnDisk();
        assertEquals(
                Set.of(ALICE.publicKey(), BOB.publicKey()),
                keys.stream().map(RsaKeyPair::publicKey).collect(Collectors.toSet()));
        for (RsaKeyPair key : keys) {
            assertTrue(key.decryptOaep(label(), session().oaep()).isEmpty());
        }
    }

    @Test
    @DisplayName("HS-13 what was recorded opens with all three keys of memory, and with no two")
    void keysOfMemory() throws Exception {
        byte[] dh = alice.dh.agree(session().x25519());
        byte[] kem = alice.kem.decapsulate(session().mlkem());
        byte[] rsa = alice.wrap.decryptOaep(label(), session().oaep()).orElseThrow();
        assertTrue(opens(dh, kem, rsa), "or this test would prove nothing");
        byte[] unknown = new byte[X25519.BYTES];
        assertFalse(opens(unknown, kem, rsa));
        assertFalse(opens(dh, unknown, rsa));
        assertFalse(opens(dh, kem, unknown));
    }
}
