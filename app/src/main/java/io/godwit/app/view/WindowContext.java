package io.godwit.app.view;

import io.godwit.app.desktop.Desktop;
import io.godwit.app.network.Network;
import io.godwit.app.network.PeerNames;
import io.godwit.app.settings.SettingsStore;
import io.godwit.app.transfers.Transfers;
import io.godwit.app.transfers.Uploading;
import io.godwit.app.words.Words;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/**
 * What a page may use.
 *
 * @param network the node, and whether it is on
 * @param words texts in the person's language
 * @param ui the interface thread
 * @param background for everything that may block, one virtual thread a task; drops what comes after its end
 * @param settings what the person chose
 * @param desktop what is around the window
 * @param navigator the window around the page
 * @param transfers every download
 * @param uploading what others fetch from here
 * @param names what to call peers
 * @param files how files are chosen
 */
public record WindowContext(
        Network network,
        Words words,
        Executor ui,
        ExecutorService background,
        SettingsStore settings,
        Desktop desktop,
        Navigator navigator,
        Transfers transfers,
        Uploading uploading,
        PeerNames names,
        FileChoice files) {}
