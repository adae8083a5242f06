package io.godwit.core.transfer.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.RejectCode;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OpenFileTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - OpenFile.TRUSTED / 2);
    private final OneFile catalog = new OneFile(3 << 20);
    private final OpenFile open =
            new OpenFile(catalog, new Layers(), new PeerId(1, 0, 0, 0), clock::get);

    private OfferedFile get() throws OfferException {
        return open.get(OneFile.ROOT, OneFile.SHIFT);
    }

    @Test
    void catalogIsAskedOnceASecondAndNothingStaysOpen() throws Exception {
        for (int tenth = 0; tenth < 30; tenth++) {
            get();
            clock.addAndGet(OpenFile.TRUSTED / 10);
        }
        assertEquals(3, catalog.asked.get());
        assertEquals(1, catalog.open.get());
        open.close();
        assertEquals(0, catalog.open.get());
    }

    @Test
    void whatIsNoLongerOfferedIsRefusedASecondLater() throws Exception {
        get();
        catalog.offered = false;
        clock.addAndGet(OpenFile.TRUSTED - 1);
        get();
        clock.addAndGet(1);
        assertEquals(RejectCode.NOT_FOUND, assertThrows(OfferException.class, this::get).code());
        assertEquals(0, catalog.open.get());
    }
}
