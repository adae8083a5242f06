package io.godwit.app.view.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.desktop.Desktop;
import io.godwit.app.desktop.Desktops;
import io.godwit.app.network.Network;
import io.godwit.core.identity.IdentityException;
import io.godwit.core.identity.IdentityException.Reason;
import io.godwit.core.identity.Password;
import io.godwit.core.node.NodeConfig;
import io.godwit.core.node.Profile;
import io.godwit.core.peer.PeerId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The key in a real profile, with the network off. */
class NodeSettingsDeskTest {
    @TempDir Path folder;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Desktop desktop = Desktops.ofThisSystem(background);
    private NodeSettingsDesk desk;

    @BeforeEach
    void open() throws IOException {
        desk = desk("home");
    }

    private NodeSettingsDesk desk(String name) throws IOException {
        Profile profile = new Profile(folder.resolve(name));
        profile.prepare();
        NodeConfig config = NodeConfig.builder(profile).build();
        return new NodeSettingsDesk(new Network(() -> config, background), desktop, profile);
    }

    @AfterEach
    void close() {
        desktop.close();
        background.close();
    }

    private static Password password(String text) {
        return Password.of(text.toCharArray());
    }

    private static Reason refusal(Executable work) {
        return assertThrows(IdentityException.class, work).reason();
    }

    @Test
    void lockedKeyIsUsedOnlyWithItsPassword() throws Exception {
        PeerId me = desk.identity().orElseThrow();
        assertFalse(desk.locked());
        desk.lockIdentity(Password.none(), password("correct horse"));
        assertTrue(desk.locked());
        assertEquals(Optional.empty(), desk.identity());
        Path file = folder.resolve("key.pem");
        assertEquals(
                Reason.PASSWORD_NEEDED,
                refusal(() -> desk.exportIdentity(file, Password.none(), password("of the file"))));
        assertEquals(
                Reason.WRONG_PASSWORD,
                refusal(() -> desk.rotateIdentity(password("battery staple"))));
        assertEquals(
                Reason.WRONG_PASSWORD,
                refusal(() -> desk.lockIdentity(password("battery staple"), Password.none())));
        desk.lockIdentity(password("correct horse"), Password.none());
        assertEquals(Optional.of(me), desk.identity());
    }

    @Test
    void newKeyIsLockedByTheSamePassword() throws Exception {
        PeerId me = desk.identity().orElseThrow();
        desk.lockIdentity(Password.none(), password("correct horse"));
        PeerId next = desk.rotateIdentity(password("correct horse"));
        assertFalse(me.equals(next));
        assertTrue(desk.locked());
        desk.lockIdentity(password("correct horse"), Password.none());
        assertEquals(Optional.of(next), desk.identity());
    }

    @Test
    void importedKeyStaysLockedByThePasswordOfItsFile() throws Exception {
        PeerId me = desk.identity().orElseThrow();
        Path file = folder.resolve("key.pem");
        desk.exportIdentity(file, Password.none(), password("of the file"));
        NodeSettingsDesk other = desk("other");
        assertEquals(me, other.importIdentity(file, password("of the file")));
        assertTrue(other.locked());
        other.lockIdentity(password("of the file"), Password.none());
        assertEquals(Optional.of(me), other.identity());
    }
}
