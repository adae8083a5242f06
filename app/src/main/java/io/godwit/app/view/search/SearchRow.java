package io.godwit.app.view.search;

import io.godwit.app.text.ContentKind;
import io.godwit.core.content.ContentId;
import io.godwit.core.content.DisplayName;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.node.ShareLink;
import io.godwit.core.node.Target;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing that can be downloaded.
 *
 * @param target what a download is given
 * @param name what it is called, safe to show
 * @param kind what it seems to be
 * @param size bytes in all, -1 when it is not known
 * @param sources number of peers that have it, 0 when it is not known
 * @param link what to send to a friend
 */
record SearchRow(
        Target target, String name, ContentKind kind, long size, int sources, ShareLink link) {

    static SearchRow of(FoundContent found) {
        Target target = Target.of(found);
        return new SearchRow(
                target,
                DisplayName.of(found.name()),
                ContentKind.of(found.name(), found.folder()),
                found.size(),
                found.sources(),
                new ShareLink(
                        found.id(),
                        found.folder() ? ShareLink.Kind.FOLDER : ShareLink.Kind.FILE,
                        Optional.of(found.name()),
                        OptionalLong.of(found.size()),
                        target.peers()));
    }

    static SearchRow of(ShareLink link) {
        Target target = Target.of(link);
        return new SearchRow(
                target,
                DisplayName.of(link.name().orElse(target.name())),
                ContentKind.of(target.name(), link.kind() == ShareLink.Kind.FOLDER),
                link.size().orElse(-1),
                link.peers().size(),
                link);
    }

    static SearchRow of(ContentId id) {
        return of(
                new ShareLink(
                        id,
                        ShareLink.Kind.FILE,
                        Optional.empty(),
                        OptionalLong.empty(),
                        Target.of(id).peers()));
    }

    ContentId id() {
        return target.wanted().id();
    }
}
