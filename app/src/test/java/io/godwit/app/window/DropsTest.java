package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.app.view.Stages;
import io.godwit.core.content.ContentId;
import io.godwit.core.node.ShareLink;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class DropsTest {
    private static final File FILE = new File("/home/ada/holiday.zip").getAbsoluteFile();
    private static final ShareLink FILM = link(1, "film.mkv");
    private static final ShareLink BOOK = link(2, "book.epub");

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ClipboardContent dragged = new ClipboardContent();
    private Label source;
    private Label plain;
    private Label picky;

    private static ShareLink link(long id, String name) {
        return new ShareLink(
                new ContentId(id, 2, 3, 4),
                ShareLink.Kind.FILE,
                Optional.of(name),
                OptionalLong.of(7),
                List.of());
    }

    @Start
    void start(Stage stage) {
        picky = new Label("a page that takes files for itself");
        plain = new Label("a page without use for anything");
        source = new Label("another program");
        source.setOnDragDetected(drag -> {
            source.startDragAndDrop(TransferMode.COPY).setContent(dragged);
            drag.consume();
        });
        picky.addEventHandler(
                DragEvent.DRAG_OVER,
                drag -> {
                    if (drag.getDragboard().hasFiles()) {
                        drag.acceptTransferModes(TransferMode.COPY);
                    }
                    drag.consume();
                });
        picky.addEventHandler(
                DragEvent.DRAG_DROPPED,
                drop -> {
                    heard.add("the page takes it");
                    drop.setDropCompleted(true);
                    drop.consume();
                });
        VBox body = new VBox(40, plain, picky);
        new Drops(
                        files -> heard.add("files " + files),
                        links -> heard.add("links " + links.stream().map(DropsTest::name).toList()),
                        () -> heard.add("broken"))
                .listen(body);
        stage.setScene(new Scene(new HBox(40, source, body)));
        stage.show();
    }

    private static String name(ShareLink link) {
        return link.name().orElse("");
    }

    private void drop(FxRobot robot, Label onto) {
        robot.drag(source).dropTo(onto);
    }

    @Test
    void filesAreTakenWhereThePageDoesNot(FxRobot robot) {
        robot.interact(() -> dragged.putFiles(List.of(FILE)));
        drop(robot, plain);
        Stages.until(() -> heard.equals(List.of("files " + List.of(FILE.toPath()))));
        drop(robot, picky);
        Stages.until(() -> heard.getLast().equals("the page takes it"));
        assertEquals(2, heard.size());
    }

    @Test
    void linksAreTakenEverywhere(FxRobot robot) {
        robot.interact(() -> dragged.putString(FILM.format() + "\n" + BOOK.format()));
        drop(robot, plain);
        Stages.until(() -> heard.equals(List.of("links [film.mkv, book.epub]")));
        drop(robot, picky);
        Stages.until(() -> heard.size() == 2);
        assertEquals("links [film.mkv, book.epub]", heard.getLast());
    }

    @Test
    void theSameLinkAsAddressAndTextIsOne(FxRobot robot) {
        robot.interact(() -> {
            dragged.putUrl(FILM.format());
            dragged.putString(FILM.format());
        });
        drop(robot, plain);
        Stages.until(() -> heard.equals(List.of("links [film.mkv]")));
    }

    @Test
    void aBrokenLinkIsSaid(FxRobot robot) {
        robot.interact(() -> dragged.putString("godwit://nothing"));
        drop(robot, plain);
        Stages.until(() -> heard.equals(List.of("broken")));
    }

    @Test
    void otherTextIsLeftAlone(FxRobot robot) {
        robot.interact(() -> dragged.putString("see " + Path.of("film.mkv")));
        drop(robot, plain);
        robot.interact(() -> {
            dragged.clear();
            dragged.putString(FILM.format());
        });
        drop(robot, plain);
        Stages.until(() -> heard.equals(List.of("links [film.mkv]")));
    }
}
