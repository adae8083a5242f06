package io.godwit.app.view.search;

import io.godwit.app.text.ContentKind;
import io.godwit.core.content.ContentId;
import io.godwit.core.content.DisplayName;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.node.ShareLink;
import io.godwit.core.node.Target;
import io.godwit.core.share.SharedCopy;
import io.godwit.core.share.Visibility;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing that can be downloaded.
 *
 * @param target what a download is given
 * @param name what it is called, safe to show
 * @param kind what it seems to be
 * @param size bytes in all, -1 when it is not known
 * @param sources number of other peers that have it, 0 when it is not known or there are none
 * @param link what to send to a friend
 * @param own where it lies here, if it is shared from here
 */
record SearchRow(
        Target target,
        String name,
        ContentKind kind,
        long size,
        int sources,
        ShareLink link,
        Optional<SharedCopy> own) {

    static SearchRow of(FoundContent found, Optional<SharedCopy> own) {
        Target target = Target.of(found);
        // Only what is public is announced, and only then does discovery count this peer.
        boolean counted = own.filter(copy -> copy.visibility() == Visibility.PUBLIC).isPresent();
        return new SearchRow(
                target,
                DisplayName.of(found.name()),
                ContentKind.of(found.name(), found.folder()),
                found.size(),
                Math.max(0, found.sources() - (counted ? 1 : 0)),
                new ShareLink(
                        found.id(),
                        found.folder() ? ShareLink.Kind.FOLDER : ShareLink.Kind.FILE,
                        Optional.of(found.name()),
                        OptionalLong.of(found.size()),
                        target.peers()),
                own);
    }

    static SearchRow of(ShareLink link) {
        Target target = Target.of(link);
        return new SearchRow(
                target,
                DisplayName.of(link.name().orElse(target.name())),
                ContentKind.of(target.name(), link.kind() == ShareLink.Kind.FOLDER),
                link.size().orElse(-1),
                link.peers().size(),
                link,
                Optional.empty());
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

    /** The same, once it is known that it is shared from here. */
    SearchRow at(SharedCopy copy) {
        return new SearchRow(target, name, kind, size, sources, link, Optional.of(copy));
    }

    ContentId id() {
        return target.wanted().id();
    }
}
