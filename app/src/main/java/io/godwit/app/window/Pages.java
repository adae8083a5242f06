package io.godwit.app.window;

import io.godwit.app.network.PeerNames;
import io.godwit.app.view.FileChoice;
import io.godwit.app.view.Navigator;
import io.godwit.app.view.Page;
import io.godwit.app.view.View;
import io.godwit.app.view.WindowContext;
import io.godwit.app.view.about.AboutPage;
import io.godwit.app.view.activity.ActivityPage;
import io.godwit.app.view.downloads.DownloadsPage;
import io.godwit.app.view.home.HomePage;
import io.godwit.app.view.peers.PeersPage;
import io.godwit.app.view.search.SearchPage;
import io.godwit.app.view.settings.SettingsPage;
import io.godwit.app.view.shares.SharesPage;
import io.godwit.app.view.transfers.TransfersPage;
import io.godwit.app.words.Words;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The pages of the program. */
final class Pages implements PageFactory {
    private final Services services;
    private final Words words;
    private final FileChoice files;
    private final PeerNames names;
    private final Executor ui;
    private final Map<Page, Function<WindowContext, View>> makers = new EnumMap<>(Page.class);

    Pages(Services services, Words words, FileChoice files, Executor ui) {
        this.services = services;
        this.words = words;
        this.files = files;
        this.ui = ui;
        names = new PeerNames(services.network(), services.background());
        makers.put(Page.HOME, HomePage::create);
        makers.put(Page.SHARES, SharesPage::create);
        makers.put(Page.PEERS, PeersPage::create);
        makers.put(Page.SEARCH, SearchPage::create);
        makers.put(Page.TRANSFERS, TransfersPage::create);
        makers.put(Page.DOWNLOADS, DownloadsPage::create);
        makers.put(Page.SETTINGS, SettingsPage::create);
        makers.put(Page.ACTIVITY, context -> ActivityPage.create(context, services.history()));
        makers.put(Page.ABOUT, AboutPage::create);
    }

    @Override
    public Set<Page> pages() {
        return makers.keySet();
    }

    @Override
    public View create(Page page, Navigator navigator) {
        return Objects.requireNonNull(makers.get(page), page.name())
                .apply(
                        new WindowContext(
                                services.network(),
                                words,
                                ui,
                                services.background(),
                                services.settings(),
                                services.desktop(),
                                navigator,
                                services.transfers(),
                                services.uploading(),
                                names,
                                files));
    }
}
