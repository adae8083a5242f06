package io.godwit.app.view.peers;

import io.godwit.app.settings.SettingsStore;
import io.godwit.core.peer.PeerId;
import java.util.LinkedHashSet;
import java.util.Set;

/** Favourites kept with the settings. */
final class SettingsFavourites implements Favourites {
    private final SettingsStore settings;

    SettingsFavourites(SettingsStore settings) {
        this.settings = settings;
    }

    @Override
    public Set<PeerId> all() {
        return settings.current().favourites();
    }

    @Override
    public void set(PeerId peer, boolean favourite) {
        settings.update(now -> {
            Set<PeerId> changed = new LinkedHashSet<>(now.favourites());
            if (favourite) {
                changed.add(peer);
            } else {
                changed.remove(peer);
            }
            return now.withFavourites(changed);
        });
    }
}
