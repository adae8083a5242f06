package io.godwit.app.view.shares;

import io.godwit.app.desktop.Desktop;
import io.godwit.app.desktop.Outcome;
import io.godwit.app.network.Network;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The choosers and the file manager of the system. */
final class DesktopShareActions implements ShareActions {
    private final Network network;
    private final Desktop desktop;

    DesktopShareActions(Network network, Desktop desktop) {
        this.network = network;
        this.desktop = desktop;
    }

    @Override
    public List<Path> chooseFiles(Window owner, String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        List<File> files = chooser.showOpenMultipleDialog(owner);
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> chooseFolder(Window owner, String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
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
