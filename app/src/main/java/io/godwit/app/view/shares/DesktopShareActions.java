package io.godwit.app.view.shares;

import io.godwit.app.desktop.Desktop;
import io.godwit.app.desktop.Outcome;
import io.godwit.app.network.Network;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;

/** The network of the program and the file manager of the system. */
final class DesktopShareActions implements ShareActions {
    private final Network network;
    private final Desktop desktop;

    DesktopShareActions(Network network, Desktop desktop) {
        this.network = network;
        this.desktop = desktop;
    }

    @Override
    public CompletionStage<Outcome> reveal(Path path) {
        return desktop.reveal(path);
    }

    @Override
    public void switchOn() {
        network.start();
    }
}
