package io.godwit.app.view.transfers;

import io.godwit.app.fx.Repetition;
import io.godwit.app.transfers.FinishedFiles;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.TransferState;
import io.godwit.app.view.Confirmation;
import io.godwit.app.view.DesktopFiles;
import io.godwit.app.view.FilesOut;
import io.godwit.app.view.Page;
import io.godwit.app.view.View;
import io.godwit.app.view.WindowContext;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import io.godwit.core.event.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the page of transfers together. */
public final class TransfersPage implements View {
    private static final Logger LOG = LoggerFactory.getLogger(TransfersPage.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final WindowContext context;
    private final Words words;
    private final DesktopFiles files;
    private final TransfersView view;
    private final Repetition looks;

    private TransfersPage(WindowContext context) {
        this.context = context;
        this.words = context.words().of("transfers");
        this.files = DesktopFiles.of(context, () -> {});
        TransfersViewModel model =
                new TransfersViewModel(
                        context.transfers(), context.uploading()::onUploads, context.ui());
        this.view = view(model);
        this.looks = Repetition.every(LOOK, model::look);
    }

    /** Makes the page. */
    public static View create(WindowContext context) {
        return new TransfersPage(context);
    }

    private TransfersView view(TransfersViewModel model) {
        return new TransfersView(
                model,
                words,
                new TransferActions(
                        files::open,
                        files::reveal,
                        this::copyFile,
                        this::copyProof,
                        this::confirmCancel,
                        this::elsewhere,
                        over ->
                                context.navigator()
                                        .undoable(
                                                words.text("cleared", over),
                                                context.transfers()::putBackCleared),
                        () -> context.navigator().show(Page.SETTINGS),
                        () -> context.navigator().show(Page.SEARCH)),
                context.names()::of);
    }

    @Override
    public Parent root() {
        return view.root();
    }

    @Override
    public void shown() {
        view.shown();
        looks.start();
    }

    @Override
    public void hidden() {
        looks.stop();
        view.hidden();
    }

    @Override
    public Map<String, String> keys() {
        return view.keys();
    }

    /** Follows the transfers no longer. */
    @Override
    public void close() {
        view.close();
    }

    private boolean confirmCancel(List<TransferSnapshot> chosen) {
        boolean over = chosen.stream().allMatch(one -> one.state() == TransferState.FAILED);
        String key = over ? "remove" : "cancel";
        return context.navigator()
                .confirm(
                        new Confirmation(
                                words.text(key + ".title", chosen.size()),
                                words.text(
                                        key + ".text",
                                        chosen.size(),
                                        DisplayName.of(chosen.getFirst().name())),
                                words.text(key + ".action", chosen.size()),
                                true));
    }

    private Optional<Path> elsewhere(TransferSnapshot one, Window owner) {
        String name = DisplayName.of(one.name());
        DirectoryChooser question = new DirectoryChooser();
        question.setTitle(words.text("elsewhere.choose", name));
        return context.files()
                .folder(question, owner)
                .filter(_ -> one.doneBytes() == 0 || confirmElsewhere(name));
    }

    private boolean confirmElsewhere(String name) {
        return context.navigator()
                .confirm(
                        new Confirmation(
                                words.text("elsewhere.title"),
                                words.text("elsewhere.text", name),
                                words.text("elsewhere.action"),
                                true));
    }

    private void copyFile(Path path) {
        if (FilesOut.copy(List.of(path))) {
            context.navigator().toast(words.text("copy.done"), Severity.SUCCESS);
        }
    }

    /** The whole file is read for it, which may take a while. */
    private void copyProof(TransferSnapshot one) {
        Path path = one.path();
        if (path == null) {
            return;
        }
        context.navigator().toast(words.text("proof.computing"), Severity.INFO);
        context.background()
                .execute(() -> {
                    try {
                        String proof = proof(one, path);
                        context.ui().execute(() -> copied(proof));
                    } catch (IOException gone) {
                        LOG.warn("the SHA-256 of a download cannot be computed", gone);
                        context.ui()
                                .execute(() ->
                                        context.navigator()
                                                .error(
                                                        words.text("proof.failed"),
                                                        words.text("proof.failed.hint")));
                    }
                });
    }

    private String proof(TransferSnapshot one, Path path) throws IOException {
        String root = words.text("proof.root", one.id().toHex());
        return FinishedFiles.sha256(path)
                .map(hash -> root + System.lineSeparator() + words.text("proof.sha256", hash))
                .orElse(root);
    }

    private void copied(String proof) {
        ClipboardContent content = new ClipboardContent();
        content.putString(proof);
        Clipboard.getSystemClipboard().setContent(content);
        context.navigator().toast(words.text("proof.copied"), Severity.SUCCESS);
    }
}
