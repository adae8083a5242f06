package io.godwit.app.window;

import io.godwit.app.view.ErrorBanner;
import javafx.scene.layout.VBox;

/** What went wrong, above the page, until somebody closes it; at most two at once. */
final class Banners extends VBox {
    private static final int MOST = 2;

    private final String close;

    Banners(String close) {
        this.close = close;
        getStyleClass().add("banners");
        update();
    }

    void show(String what, String whatToDo) {
        getChildren().removeIf(shown -> (what + " " + whatToDo).equals(shown.getAccessibleText()));
        ErrorBanner banner = new ErrorBanner(what, whatToDo, close);
        banner.setOnClosed(() -> close(banner));
        getChildren().addFirst(banner);
        if (getChildren().size() > MOST) {
            getChildren().removeLast();
        }
        update();
    }

    /**
     * Closes the uppermost.
     *
     * @return whether there was one
     */
    boolean closeFirst() {
        if (getChildren().isEmpty()) {
            return false;
        }
        getChildren().removeFirst();
        update();
        return true;
    }

    private void close(ErrorBanner banner) {
        getChildren().remove(banner);
        update();
    }

    private void update() {
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }
}
