package io.godwit.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.godwit.core.node.Profile;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlSocketTest {
    private static final ControlResponse NOTHING = new ControlResponse.Done(List.of());

    @TempDir Path folder;
    private Profile profile;

    @BeforeEach
    void makeProfile() throws IOException {
        profile = new Profile(folder.resolve("home"));
        profile.prepare();
    }

    @Test
    void carriesARequestAndItsAnswer() throws IOException {
        try (var _ =
                ControlServer.start(
                        profile,
                        request -> new ControlResponse.Refused(request.toString(), 3, "hint"))) {
            var answer = new ControlClient(profile).ask(new ControlRequest.Unshare("/x"));
            assertEquals(
                    Optional.of(new ControlResponse.Refused("Unshare[path=/x]", 3, "hint")),
                    answer);
        }
    }

    @Test
    void findsNobodyWhenNoNodeRuns() throws IOException {
        assertEquals(Optional.empty(), new ControlClient(profile).ask(new ControlRequest.Shares()));
    }

    @Test
    void findsNobodyBehindTheSocketOfAKilledNode() throws IOException {
        ControlServer server = ControlServer.start(profile, request -> NOTHING);
        Path pointer = profile.home().resolve("control.at");
        String left = Files.readString(pointer);
        server.close();
        Files.writeString(pointer, left);
        assertEquals(Path.of(left), Files.createFile(new ControlAddress(profile).choose()));
        assertEquals(Optional.empty(), new ControlClient(profile).ask(new ControlRequest.Shares()));
    }

    @Test
    void findsNobodyBehindAPointerThatAPowerCutDamaged() throws IOException {
        Path pointer = profile.home().resolve("control.at");
        for (String left : List.of("", "\0\0\0\0", "sock", "\u00ff")) {
            Files.write(pointer, left.getBytes(StandardCharsets.ISO_8859_1));
            assertEquals(Optional.empty(), ask(), left);
        }
        try (var _ = ControlServer.start(profile, request -> NOTHING)) {
            assertEquals(Optional.of(NOTHING), ask());
        }
    }

    @Test
    void worksInAProfileWithALongPath() throws IOException {
        Profile deep = new Profile(folder.resolve("d".repeat(120)));
        deep.prepare();
        try (var _ = ControlServer.start(deep, request -> NOTHING)) {
            assertEquals(
                    Optional.of(NOTHING), new ControlClient(deep).ask(new ControlRequest.Shares()));
        }
    }

    @Test
    @DisplayName("KEY the control socket belongs to its owner alone")
    void isForItsOwnerAlone() throws IOException {
        try (var _ = ControlServer.start(profile, request -> NOTHING)) {
            Path socket = Path.of(Files.readString(profile.home().resolve("control.at")));
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
        }
    }

    @Test
    @DisplayName("KEY nobody else reaches the control socket, not even before it has permissions")
    void isInAFolderForItsOwnerAlone() throws IOException {
        Files.setPosixFilePermissions(profile.home(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Profile deep = new Profile(folder.resolve("d".repeat(120)));
        deep.prepare();
        for (Profile one : List.of(profile, deep)) {
            ControlAddress address = new ControlAddress(one);
            Path before = address.choose().getParent();
            Files.setPosixFilePermissions(before, PosixFilePermissions.fromString("rwxrwxrwx"));
            Path socket = address.choose();
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(socket.getParent())));
            address.withdraw(socket);
            Files.deleteIfExists(before);
        }
    }

    @Test
    @DisplayName("KEY nothing is asked of a socket in a folder that others may have made")
    void asksNobodyInAFolderOfOthers() throws IOException {
        Profile deep = new Profile(folder.resolve("d".repeat(120)));
        deep.prepare();
        ControlClient client = new ControlClient(deep);
        Path pointer = deep.home().resolve("control.at");
        try (var _ = ControlServer.start(deep, request -> NOTHING)) {
            String told = Files.readString(pointer);
            Path place = Path.of(told).getParent();
            assertEquals(Optional.of(NOTHING), client.ask(new ControlRequest.Shares()));

            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
            assertEquals(Optional.empty(), client.ask(new ControlRequest.Shares()));
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx------"));

            Path link = Files.createSymbolicLink(folder.resolve("link"), place);
            Files.writeString(pointer, link.resolve("sock").toString());
            assertEquals(Optional.empty(), client.ask(new ControlRequest.Shares()));
            Files.writeString(pointer, told);
        }
    }

    @Test
    @DisplayName("KEY nothing is asked of a socket in a folder of another user")
    void asksNobodyInAFolderOfAnotherUser() throws IOException {
        Profile deep = new Profile(folder.resolve("d".repeat(120)));
        deep.prepare();
        try (var _ = ControlServer.start(deep, request -> NOTHING)) {
            giveAway(Path.of(Files.readString(deep.home().resolve("control.at"))).getParent());
            assertEquals(
                    Optional.empty(), new ControlClient(deep).ask(new ControlRequest.Shares()));
        }
    }

    @Test
    @DisplayName("FS a profile whose file system has owners of its own is no obstacle")
    void asksWhereTheProfileSeemsToBeOfAnotherUser() throws IOException {
        Profile deep = new Profile(folder.resolve("d".repeat(120)));
        deep.prepare();
        try (var _ = ControlServer.start(deep, request -> NOTHING)) {
            giveAway(deep.home().resolve("control.at"));
            assertEquals(
                    Optional.of(NOTHING), new ControlClient(deep).ask(new ControlRequest.Shares()));
        }
    }

    private static void giveAway(Path what) throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give away");
        Files.setOwner(
                what,
                FileSystems.getDefault()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName("nobody"));
    }

    @Test
    void takesThePlaceOfWhatAKilledNodeLeft() throws IOException {
        Path left = Files.createFile(new ControlAddress(profile).choose());
        try (var _ = ControlServer.start(profile, request -> NOTHING)) {
            assertEquals(Optional.of(NOTHING), ask());
            assertEquals(left.toString(), Files.readString(profile.home().resolve("control.at")));
        }
    }

    @Test
    void whatSomebodyElsePutsBesideTheSocketHindersNobody() throws IOException {
        Path stray = profile.home().resolve("control").resolve(".DS_Store");
        try (var _ = ControlServer.start(profile, request -> NOTHING)) {
            Files.createFile(stray);
        }
        try (var _ = ControlServer.start(profile, request -> NOTHING)) {
            assertEquals(Optional.of(NOTHING), ask());
        }
        assertTrue(Files.exists(stray));
    }

    @Test
    void answersNonsenseWithARefusal() throws IOException {
        try (var _ = ControlServer.start(profile, request -> NOTHING)) {
            assertInstanceOf(ControlResponse.Refused.class, send("nonsense\n"));
            assertInstanceOf(ControlResponse.Refused.class, send("x".repeat(300_000) + "\n"));
        }
    }

    @Test
    void answersWithARefusalAfterAFaultInside() throws IOException {
        try (var _ =
                ControlServer.start(
                        profile,
                        request -> {
                            throw new IllegalStateException("of a test");
                        })) {
            var refused = assertInstanceOf(ControlResponse.Refused.class, ask().orElseThrow());
            assertEquals(1, refused.code());
            assertTrue(refused.error().contains("IllegalStateException"), refused.error());
        }
    }

    @Test
    void leavesTheLockAloneBehind() throws IOException {
        ControlServer.start(profile, request -> NOTHING).close();
        try (var left = Files.list(profile.home())) {
            assertEquals(List.of(profile.home().resolve("control.lock")), left.toList());
        }
    }

    @Test
    void oneAtATimeAnswers() throws IOException {
        ControlResponse first = new ControlResponse.Refused("the first", 1, "");
        ControlResponse second = new ControlResponse.Refused("the second", 1, "");
        ControlServer server = ControlServer.start(profile, request -> first);
        assertThrows(
                ControlTakenException.class, () -> ControlServer.start(profile, request -> second));
        assertEquals(Optional.of(first), ask());
        server.close();
        try (var _ = ControlServer.start(profile, request -> second)) {
            assertEquals(Optional.of(second), ask());
            server.close();
            assertEquals(Optional.of(second), ask(), "the first took what was not its own");
        }
        assertEquals(Optional.empty(), ask());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Timeout(30)
    void goesOnAnsweringAfterATroubleOfTheSystem(boolean memory) throws IOException {
        ControlAddress address = new ControlAddress(profile);
        try (var _ =
                ControlServer.start(
                        address,
                        address.lock().orElseThrow(),
                        TroubledListener.overUnixSocket(memory),
                        request -> NOTHING)) {
            assertEquals(Optional.of(NOTHING), ask());
        }
    }

    private Optional<ControlResponse> ask() throws IOException {
        return new ControlClient(profile).ask(new ControlRequest.Shares());
    }

    private ControlResponse send(String text) throws IOException {
        Path socket = Path.of(Files.readString(profile.home().resolve("control.at")));
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return new ControlCodec().response(LineReader.read(channel, ControlCodec.MAX_RESPONSE));
        }
    }
}
