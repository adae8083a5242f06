package io.godwit.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.app.control.ControlRequest;
import io.godwit.app.control.ControlResponse;
import io.godwit.app.control.ControlServer;
import io.godwit.app.desktop.SingleInstance.Claim;
import io.godwit.core.node.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {
    private static final String LINK = "godwit://get/" + "ab".repeat(32);

    @TempDir Path folder;

    private Profile profile() {
        return new Profile(folder.resolve("home"));
    }

    @Test
    void theSecondStartHandsItsWordsOver() throws IOException, OpenException {
        Path file = Files.createFile(folder.resolve("café.txt"));
        CompletableFuture<ControlRequest> asked = new CompletableFuture<>();
        Claim first = SingleInstance.claim(profile(), OpenRequest.nothing());
        try (SingleInstance _ = assertInstanceOf(Claim.First.class, first).instance();
                ControlServer _ =
                        ControlServer.start(
                                profile(),
                                request -> {
                                    asked.complete(request);
                                    return new ControlResponse.Done(List.of());
                                })) {
            OpenRequest request = OpenRequest.parse(List.of("café.txt", LINK), folder);
            assertInstanceOf(Claim.HandedOver.class, SingleInstance.claim(profile(), request));
            assertEquals(new ControlRequest.Open(List.of(file.toString(), LINK)), asked.join());
        }
    }

    @Test
    void theNextStartIsTheFirstWhenTheWindowIsGone() throws IOException {
        for (int start = 0; start < 2; start++) {
            Claim claim = SingleInstance.claim(profile(), OpenRequest.nothing());
            assertInstanceOf(Claim.First.class, claim, "start " + start);
            ((Claim.First) claim).instance().close();
        }
    }

    @Test
    void aPeerWithoutAWindowKeepsItsSocket() throws IOException {
        profile().prepare();
        try (ControlServer _ =
                ControlServer.start(
                        profile(), _ -> new ControlResponse.Refused("no window", 6, "stop it"))) {
            Claim claim = SingleInstance.claim(profile(), OpenRequest.nothing());
            assertEquals(new Claim.Refused("no window", "stop it"), claim);
        }
    }

    @Test
    void readsWhatDesktopsPass() throws IOException, OpenException {
        Path file = Files.createFile(folder.resolve("a b.txt"));
        OpenRequest request =
                OpenRequest.parse(List.of(file.toUri().toString(), "a b.txt", LINK), folder);
        assertEquals(List.of(file, file), request.paths());
        assertEquals(1, request.links().size());
    }

    @Test
    void refusesWhatIsNeitherThereNorALink() {
        for (String word :
                List.of("gone.txt", "godwit://get/zz", "file://host/x", "file:%", "a\0b")) {
            assertThrows(OpenException.class, () -> OpenRequest.parse(List.of(word), folder), word);
        }
    }
}
