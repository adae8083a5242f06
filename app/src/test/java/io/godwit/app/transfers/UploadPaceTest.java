package io.godwit.app.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.content.ContentId;
import io.godwit.core.node.Upload;
import io.godwit.core.peer.PeerId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UploadPaceTest {
    private static final PeerId ADA = new PeerId(1, 2, 3, 4);
    private static final PeerId GRACE = new PeerId(5, 6, 7, 8);
    private static final Path FILM = Path.of("/data/film.mkv");

    private final UploadPace pace = new UploadPace();

    private static Upload upload(PeerId peer, int file, long sent, Path... shares) {
        return new Upload(peer, new ContentId(file, 0, 0, 0), List.of(shares), sent);
    }

    private List<UploadSnapshot> at(long second, Upload... uploads) {
        return pace.of(List.of(uploads), TimeUnit.SECONDS.toNanos(second));
    }

    private static UploadSnapshot shown(PeerId peer, Path share, long sent, long rate) {
        return new UploadSnapshot(peer, Optional.of(share), sent, rate);
    }

    @Test
    void paceIsThatOfTheLastSeconds() {
        assertEquals(List.of(shown(ADA, FILM, 100, 0)), at(0, upload(ADA, 1, 100, FILM)));
        assertEquals(List.of(shown(ADA, FILM, 300, 200)), at(1, upload(ADA, 1, 300, FILM)));
        at(4, upload(ADA, 1, 300, FILM));
        assertEquals(List.of(shown(ADA, FILM, 700, 200)), at(6, upload(ADA, 1, 700, FILM)));
    }

    @Test
    void filesOfOneShareAreOneLineAndLinesKeepTheirOrder() {
        at(0, upload(ADA, 1, 10, FILM));
        List<UploadSnapshot> now =
                at(
                        1,
                        upload(GRACE, 1, 5, FILM),
                        upload(ADA, 1, 20, FILM),
                        upload(ADA, 2, 30, FILM));
        assertEquals(List.of(shown(ADA, FILM, 50, 40), shown(GRACE, FILM, 5, 0)), now);
    }

    @Test
    void connectionThatRestsTakesNothingBack() {
        at(0, upload(ADA, 1, 100, FILM), upload(ADA, 2, 100, FILM));
        assertEquals(List.of(shown(ADA, FILM, 200, 0)), at(1, upload(ADA, 2, 150, FILM)));
    }

    @Test
    void whatIsNoLongerFetchedIsGoneAndBeginsAnew() {
        at(0, upload(ADA, 1, 100, FILM));
        assertEquals(List.of(), at(1));
        assertEquals(List.of(shown(ADA, FILM, 900, 0)), at(2, upload(ADA, 1, 900, FILM)));
    }

    @Test
    void whatIsInNoShareIsShownToo() {
        assertEquals(
                List.of(new UploadSnapshot(ADA, Optional.empty(), 7, 0)), at(0, upload(ADA, 1, 7)));
    }
}
