package io.godwit.core.node;

import io.godwit.core.identity.Identity;
import io.godwit.core.identity.TrustStore;
import io.godwit.core.storage.FileChunkStores;
import io.godwit.core.transfer.engine.TransferEngine;
import java.util.Optional;

/**
 * What a node consists of once it runs.
 *
 * @param identity who it is
 * @param trust whom it knows
 * @param library what it shares; absent for a node that only fetches
 * @param engine moves the data
 * @param stores where downloads are put
 * @param reach how it reaches others
 * @param stack closes all of it
 */
record NodeParts(
        Identity identity,
        TrustStore trust,
        Optional<LibraryShares> library,
        TransferEngine engine,
        FileChunkStores stores,
        Reach reach,
        PartStack stack) {}
