package io.godwit.app.window;

import io.godwit.app.settings.TableSettings;
import io.godwit.app.view.Confirmation;
import io.godwit.app.view.Keys;
import io.godwit.app.view.Navigator;
import io.godwit.app.view.Page;
import io.godwit.app.view.Sheet;
import io.godwit.app.view.View;
import io.godwit.app.words.Words;
import io.godwit.core.event.Severity;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The sidebar, the page that is shown, and what the window says above it. Interface thread only. */
final class MainWindow implements Navigator, AutoCloseable {
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 780;

    /** From these the key for finding leads to the search. */
    private static final Set<Page> NOTHING_TO_FIND =
            Set.of(Page.HOME, Page.TRANSFERS, Page.SETTINGS, Page.ABOUT);

    private final PageFactory factory;
    private final Map<Page, View> views = new EnumMap<>(Page.class);
    private final StackPane stage = new StackPane();
    private final Toasts toasts = new Toasts();
    private final Banners banners;
    private final String undoWord;
    private final Sidebar sidebar;
    private final Parent body;
    private final StackPane root;
    private final Dialogs dialogs;
    private final NetworkSwitchViewModel network;
    private final Unprotecting unprotecting;
    private final Words words;
    private final EventHandler<KeyEvent> pressed = this::pressed;
    private final Map<Page, Place> waiting = new EnumMap<>(Page.class);
    private final TableMemory tables = new TableMemory();
    private final Queue<Runnable> afterSheets = new ArrayDeque<>();
    private Page current = Page.HOME;
    private boolean resting;

    /** Still known when something else fills it: what was begun before may have a question then. */
    private Optional<Scene> scene = Optional.empty();

    /** Made when the first protected file is opened. */
    private @Nullable UnprotectSheet unprotect;

    /** Is in no scene before it {@linkplain #enter enters} one. */
    MainWindow(
            PageFactory factory,
            NetworkSwitchViewModel network,
            Unprotecting unprotecting,
            Words words) {
        this.factory = factory;
        this.network = network;
        this.unprotecting = unprotecting;
        this.words = words;
        banners = new Banners(words.text("close"));
        undoWord = words.text("undo");
        TreeSet<Page> pages = new TreeSet<>(factory.pages());
        sidebar = new Sidebar(pages, words, this::show, new NetworkSwitchView(network, words));
        body = filled();
        root = new StackPane(body, toasts);
        root.setNodeOrientation(words.orientation());
        root.getChildren().addListener((ListChangeListener<Node>) _ -> uncovered());
        dialogs = new Dialogs(this::scene, words);
    }

    /**
     * Fills a scene, in place of what was in it.
     *
     * @param entered best has its looks already, or everything is styled twice
     */
    void enter(Scene entered) {
        scene = Optional.of(entered);
        entered.setRoot(root);
        entered.getAccelerators().clear();
        for (Page page : factory.pages()) {
            entered.getAccelerators().put(Shortcuts.page(page), unlessCovered(() -> show(page)));
        }
        entered.getAccelerators().put(Shortcuts.FIND, unlessCovered(this::find));
        entered.getAccelerators().put(Shortcuts.NETWORK, () -> network.turn(!network.on().get()));
        entered.getAccelerators().put(Shortcuts.HELP, this::help);
        entered.addEventHandler(KeyEvent.KEY_PRESSED, pressed);
    }

    /** A scene of the usual size. */
    static Scene emptyScene() {
        return new Scene(new Pane(), WIDTH, HEIGHT);
    }

    private Parent filled() {
        VBox.setVgrow(stage, Priority.ALWAYS);
        VBox content = new VBox(banners, stage);
        BorderPane around = new BorderPane(content);
        around.setLeft(sidebar);
        return around;
    }

    /**
     * The one that it entered last.
     *
     * @throws java.util.NoSuchElementException if it has entered none
     */
    Scene scene() {
        return scene.orElseThrow();
    }

    /** The sidebar and the page, without what lies above them. */
    Parent body() {
        return body;
    }

    /** What sheets of the window lie above. */
    StackPane ground() {
        return root;
    }

    /** What a key does to the pages, which cannot be reached below a sheet of the window. */
    private Runnable unlessCovered(Runnable work) {
        return () -> {
            if (!Sheet.covers(root)) {
                work.run();
            }
        };
    }

    /** Runs something once no sheet lies above the window; at once if none does. */
    void whenUncovered(Runnable work) {
        afterSheets.add(work);
        uncovered();
    }

    private void uncovered() {
        while (!afterSheets.isEmpty() && !Sheet.covers(root)) {
            afterSheets.remove().run();
        }
    }

    Page current() {
        return current;
    }

    @Override
    public void show(Page page) {
        if (!factory.pages().contains(page)) {
            return;
        }
        sidebar.select(page);
        boolean first = stage.getChildren().isEmpty();
        if (page == current && !first) {
            return;
        }
        View next = views.computeIfAbsent(page, this::made);
        View before = first ? null : views.get(current);
        current = page;
        stage.getChildren().setAll(next.root());
        if (before != null && !resting) {
            before.hidden();
        }
        if (!resting) {
            next.shown();
        }
        Place place = waiting.remove(page);
        if (place != null) {
            place.restore(next.root());
        }
    }

    /** Nobody can see the window, or somebody can again; the page that is shown hears of it once. */
    void resting(boolean now) {
        View view = views.get(current);
        if (view != null && now != resting) {
            if (now) {
                view.hidden();
            } else {
                seen(view);
            }
        }
        resting = now;
    }

    /** A page takes the focus when it comes; what has it keeps it here, as it may be a sheet above the page. */
    private void seen(View view) {
        Node focused = scene().getFocusOwner();
        view.shown();
        if (focused != null) {
            focused.requestFocus();
        }
    }

    private View made(Page page) {
        View made = factory.create(page, this);
        tables.arrange(made);
        return made;
    }

    /** How the tables of all pages are arranged. */
    Map<String, TableSettings> tables() {
        return tables.tables(views.values());
    }

    /** Arranges tables like this, each when its page is first shown. */
    void arrange(Map<String, TableSettings> before) {
        tables.remember(before);
    }

    /** Where the person is on every page that was shown. */
    Map<Page, Place> places() {
        Map<Page, Place> places = new EnumMap<>(waiting);
        views.forEach((page, view) -> places.put(page, Place.in(view.root())));
        return places;
    }

    /** Goes to these places, each when its page is first shown. */
    void keep(Map<Page, Place> places) {
        waiting.putAll(places);
    }

    /** Tells the page that is shown that it is hidden, unless it knows, and all pages that they are needed no more. */
    @Override
    public void close() {
        View view = views.get(current);
        if (view != null && !resting) {
            view.hidden();
        }
        views.values().forEach(View::close);
        views.clear();
        scene.ifPresent(left -> left.removeEventHandler(KeyEvent.KEY_PRESSED, pressed));
    }

    /** Those that only the page has which is shown. */
    private Map<String, String> keys() {
        View view = views.get(current);
        return view == null ? Map.of() : view.keys();
    }

    private void help() {
        TreeSet<Page> pages = new TreeSet<>(factory.pages());
        dialogs.shortcuts(Shortcuts.described(pages, words), keys());
    }

    private void find() {
        if (NOTHING_TO_FIND.contains(current)) {
            show(Page.SEARCH);
        }
        View view = views.get(current);
        if (view != null) {
            view.find();
        }
    }

    @Override
    public void search(String text) {
        show(Page.SEARCH);
        View view = views.get(Page.SEARCH);
        if (view != null) {
            view.search(text);
        }
    }

    /** Shares files that were dropped on some page, on the first one: there it is seen what becomes of them. */
    void give(List<Path> files) {
        show(Page.HOME);
        View home = views.get(Page.HOME);
        if (home != null) {
            home.give(files);
        }
    }

    @Override
    public void openProtected(Path file) {
        unprotect().ask(file);
    }

    @Override
    public void openProtected(Path file, Runnable share) {
        unprotect().ask(file, share);
    }

    private UnprotectSheet unprotect() {
        UnprotectSheet sheet = unprotect;
        if (sheet == null) {
            sheet = new UnprotectSheet(unprotecting, words, root);
            unprotect = sheet;
        }
        return sheet;
    }

    @Override
    public void toast(String text, Severity severity) {
        toasts.show(text, severity);
    }

    @Override
    public void undoable(String text, Runnable undo) {
        toasts.show(text, undoWord, undo);
    }

    @Override
    public void error(String what, String whatToDo) {
        banners.show(what, whatToDo);
    }

    @Override
    public boolean confirm(Confirmation question) {
        return dialogs.confirm(question);
    }

    /** What neither a control nor the page wanted for itself. */
    private void pressed(KeyEvent key) {
        boolean closed = key.getCode() == KeyCode.ESCAPE && banners.closeFirst();
        if (closed || (Keys.UNDO.match(key) && toasts.undo())) {
            key.consume();
        }
    }
}
