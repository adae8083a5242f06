import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/** What the start of the window is measured against: the same runtime with nothing in the window. */
public final class EmptyWindow extends Application {
    @Override
    public void start(Stage stage) {
        stage.setTitle("Empty");
        stage.setScene(new Scene(new Pane(), 1200, 780));
        stage.show();
    }
}
