package io.godwit.core.node;

import io.godwit.core.identity.Identity;
import io.godwit.core.session.SessionListener;
import io.godwit.core.storage.FileChunkStores;
import io.godwit.core.transfer.engine.TransferEngine;
import java.util.Optional;

/**
 * What a node consists of once it runs.
 *
 * @param identity who it is
 * @param discovery where it finds others
 * @param library what it shares; absent for a node that only fetches
 * @param engine moves the data
 * @param stores where downloads are put
 * @param sources where downloads come from
 * @param listener where others come in
 * @param stack closes all of it
 */
record NodeParts(
        Identity identity,
        DiscoveryGroup discovery,
        Optional<LibraryShares> library,
        TransferEngine engine,
        FileChunkStores stores,
        SwarmSources sources,
        SessionListener listener,
        PartStack stack) {}
