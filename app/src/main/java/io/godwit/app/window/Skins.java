package io.godwit.app.window;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.controls.ToggleSwitchSkin;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.ButtonSkin;
import javafx.scene.control.skin.LabelSkin;
import javafx.scene.control.skin.ToggleButtonSkin;

/**
 * Gives controls what they consist of before they are in a scene. In one the toolkit does it itself, but only after it has
 * styled the control, which it then styles again; and in a scene it has to be on the interface thread.
 */
final class Skins {
    private Skins() {}

    /**
     * Gives it to every control of a tree that has none yet. Kinds that are not known here are left to the toolkit, and so is
     * what scrolls: it asks whether there is a touch screen, which nobody knows before the toolkit works.
     *
     * @param node in no scene; nobody else touches it meanwhile
     */
    static void give(Node node) {
        if (node instanceof Control control && control.getSkin() == null) {
            dress(control);
        }
        if (node instanceof ScrollPane pane && pane.getSkin() == null) {
            give(pane.getContent());
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(Skins::give);
        }
    }

    private static void dress(Control control) {
        switch (control) {
            case Label label -> label.setSkin(new LabelSkin(label));
            case Button button -> button.setSkin(new ButtonSkin(button));
            case ToggleButton button -> button.setSkin(new ToggleButtonSkin(button));
            case ToggleSwitch toggle -> toggle.setSkin(new ToggleSwitchSkin(toggle));
            default -> {}
        }
    }
}
