package io.godwit.core.transfer.download;

import io.godwit.core.protocol.Message;
import java.util.List;

/** What a fetcher's thread does next. */
sealed interface Step {

    /**
     * Send, in this order.
     *
     * @param messages withdrawals of earlier requests
     * @param layers files whose chunk layer to fetch, each on a thread of its own
     * @param tellings files to ask about which chunks the source has
     * @param fetches chunks to ask for
     */
    record Send(
            List<Message> messages,
            List<Integer> layers,
            List<Integer> tellings,
            List<ChunkFetch> fetches)
            implements Step {

        boolean isEmpty() {
            return messages.isEmpty()
                    && layers.isEmpty()
                    && tellings.isEmpty()
                    && fetches.isEmpty();
        }
    }

    /** Fetch the manifest. */
    record FetchManifest() implements Step {}

    /** Hang up. */
    record Stop() implements Step {}
}
