package io.godwit.app.transfers;

import java.util.List;

/**
 * Everything that is remembered from one start of the program to the next.
 *
 * @param queue transfers that were not done, in their order
 * @param history what was downloaded, latest first
 */
record StoredTransfers(List<StoredTransfer> queue, List<HistoryEntry> history) {

    static final StoredTransfers NONE = new StoredTransfers(List.of(), List.of());

    StoredTransfers {
        queue = List.copyOf(queue);
        history = List.copyOf(history);
    }
}
