package io.godwit.core.share;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that this node offers: shared files and folders, indexed in the background and kept up to date with the disk.
 *
 * <p>Thread-safe. The index is a database in the library's folder; of a million files next to nothing is in memory.
 */
public final class Library implements AutoCloseable {

    private final LibraryDatabase database;
    private final ShareTable shares;
    private final CopyTable copies;
    private final ManifestFiles manifests;
    private final LibraryPages pages;
    private final FolderContents contents;
    private final EntryTable entries;
    private final FolderHandles folders;
    private final FileHandles handles;
    private final FileServing serving;
    private final Offers offers;
    private final ShareKeeper keeper;

    private Library(
            LibraryDatabase database,
            ManifestFiles manifests,
            FolderHandles folders,
            Offers offers,
            ShareKeeper keeper) {
        this.offers = offers;
        this.database = database;
        this.shares = new ShareTable(database);
        this.copies = new CopyTable(database);
        this.manifests = manifests;
        this.pages = new LibraryPages(database);
        this.contents = new FolderContents(database);
        this.entries = new EntryTable(database);
        this.folders = folders;
        this.handles = new FileHandles(new LinkFreeOpener(folders));
        this.keeper = keeper;
        this.serving = new FileServing(copies, handles, keeper::changedWhileServed);
    }

    /**
     * Opens the library, or makes an empty one, and starts to look for changes.
     *
     * @param settings where it is and how it works
     * @param events told what happens, see {@link ShareEvent}
     * @param random makes the names of offers, which nobody must guess
     * @return the open library
     * @throws IOException if its folder or database cannot be used; a damaged database is not an error, it is rebuilt
     */
    public static Library open(LibrarySettings settings, EventSink events, SecureRandom random)
            throws IOException {
        OwnFolder.create(settings.directory());
        LibraryFile file = new LibraryFile(settings.directory(), events);
        try {
            return open(file.open(), settings, events, random);
        } catch (ShareException failed) {
            // Damage in the list of shares is found only now, as that is read for the first time.
            if (!file.isDamaged()) {
                throw failed;
            }
            return open(file.open(), settings, events, random);
        }
    }

    private static Library open(
            LibraryDatabase database,
            LibrarySettings settings,
            EventSink events,
            SecureRandom random)
            throws IOException {
        boolean opened = false;
        try {
            ManifestFiles manifests = new ManifestFiles(settings.directory().resolve("manifests"));
            manifests.prepare(new ShareTable(database));
            Offers offers = new Offers(new OfferTable(database, random));
            ShareKeeper keeper = ShareKeeper.start(settings, database, manifests, offers, events);
            opened = true;
            return new Library(database, manifests, new FolderHandles(), offers, keeper);
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    /**
     * Offers a file or folder; returns at once and indexes in the background. Something shared already only gets the
     * new visibility.
     *
     * @param path what to offer; symbolic links in the path itself are resolved now
     * @param visibility who may have it
     * @return the share as it now stands
     * @throws ShareException with NOT_FOUND, UNREADABLE, NOT_A_FILE or NOT_ALLOWED when it cannot be offered, IO_ERROR
     *     when the library fails
     */
    public Share add(Path path, Visibility visibility) throws ShareException {
        return keeper.add(path, visibility);
    }

    /**
     * Checks whether something can be offered, as it is now; nothing changes.
     *
     * @param path what to offer
     * @throws ShareException as {@link #add}
     */
    public void requireShareable(Path path) throws ShareException {
        keeper.requireShareable(path);
    }

    /**
     * Offers a file or folder as {@link #add} does, unless it is shared already; then nothing changes, above all not who
     * may have it.
     *
     * @param path what to offer; symbolic links in the path itself are resolved now
     * @param visibility who may have it if it is new
     * @return the share as it now stands
     * @throws ShareException as {@link #add}
     */
    public Share addNew(Path path, Visibility visibility) throws ShareException {
        return keeper.addNew(path, visibility);
    }

    /**
     * Offers something no longer; nothing on disk is touched.
     *
     * @param path as given to {@link #add} or as in {@link Share#path()}
     * @return whether it was shared
     * @throws ShareException if the library fails
     */
    public boolean remove(Path path) throws ShareException {
        return keeper.remove(path);
    }

    /** All shares, oldest first. */
    public List<Share> shares() throws ShareException {
        return shares.all().stream().map(ShareTable.Row::share).toList();
    }

    /**
     * A page of what is directly in a folder of a share, also while that is indexed; the disk is not looked at.
     *
     * @param share as in {@link Share#path()}
     * @param folder parts of the folder's path in the share as others see it, none for the share itself
     * @param cursor where to go on, from the last page; empty for the start
     * @param limit most items wanted, taken as 1 to 1,000
     * @return the items; none when the folder or the share is not, or no longer, in the index
     * @throws ShareException if the library fails
     */
    public FolderPage contents(Path share, List<String> folder, String cursor, int limit)
            throws ShareException {
        Optional<ShareTable.Row> row = shares.byPath(share);
        return row.isEmpty()
                ? new FolderPage(List.of(), "")
                : contents.page(row.get(), folder, cursor, limit);
    }

    /**
     * How much is in a folder of a share. Takes as long as there are files below it: half a second for a million.
     *
     * @param share as in {@link Share#path()}
     * @param folder parts of the folder's path in the share, none for the share itself
     * @return nothing when the folder or the share is not, or no longer, in the index
     * @throws ShareException if the library fails
     */
    public Totals totals(Path share, List<String> folder) throws ShareException {
        Optional<ShareTable.Row> row = shares.byPath(share);
        if (row.isEmpty()) {
            return new Totals(0, 0);
        }
        long id = row.get().id();
        return folder.isEmpty() ? entries.totals(id) : entries.totals(id, folder);
    }

    /**
     * A page of the shares themselves, without the files in them, oldest first.
     *
     * @param visibilities which shares
     * @param cursor where to go on, from the last page; empty for the start; anything else is taken for the start
     * @param limit most entries wanted, taken as 1 to 1,000
     */
    public LibraryPage listed(Set<Visibility> visibilities, String cursor, int limit)
            throws ShareException {
        return pages.listed(visibilities, cursor, limit);
    }

    /**
     * A page of everything that can be found: shared folders, shared files and the files in shared folders.
     *
     * @param visibilities which shares
     * @param cursor as in {@link #listed}
     * @param limit as in {@link #listed}
     */
    public LibraryPage entries(Set<Visibility> visibilities, String cursor, int limit)
            throws ShareException {
        return pages.entries(visibilities, cursor, limit);
    }

    /**
     * A page of what has a name in which each word of the text begins some word, without regard to case and Unicode
     * form.
     *
     * @param visibilities which shares
     * @param text what to look for; a text without words finds nothing
     * @param cursor as in {@link #listed}
     * @param limit as in {@link #listed}
     */
    public LibraryPage search(Set<Visibility> visibilities, String text, String cursor, int limit)
            throws ShareException {
        return pages.search(visibilities, text, cursor, limit);
    }

    /**
     * A file by its root.
     *
     * @return the file, or empty when none of the shares has it
     * @throws ShareException if the library fails
     */
    public Optional<SharedFile> file(ContentId root) throws ShareException {
        List<CopyTable.Copy> found = copies.copies(root);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new SharedFile(root, found, serving));
    }

    /**
     * A file by the name under which it is offered while its root is not known; the name is good also afterwards.
     *
     * @return the file, or empty when no share has that name
     * @throws ShareException if the library fails
     */
    public Optional<SharedOffer> offer(ContentId id) throws ShareException {
        Optional<OfferTable.Row> offer = offers.byId(id);
        return offer.isEmpty() ? Optional.empty() : shared(offer.get());
    }

    /**
     * What a share is offered as while it is indexed for the first time.
     *
     * @param path as in {@link Share#path()}
     * @return the offer; empty for a folder, a small file, which is indexed in a moment, and what is not shared
     * @throws ShareException if the library fails
     */
    public Optional<SharedOffer> offer(Path path) throws ShareException {
        Optional<ShareTable.Row> share = shares.byPath(path);
        Optional<OfferTable.Row> offer =
                share.isEmpty() ? Optional.empty() : offers.newest(share.get().id());
        return offer.isEmpty() ? Optional.empty() : shared(offer.get());
    }

    private Optional<SharedOffer> shared(OfferTable.Row offer) throws ShareException {
        return shares.byId(offer.share())
                .map(row -> new SharedOffer(offer, row.share(), offers, copies, serving));
    }

    /**
     * Paths of the shares that hold a file with this root or offer, as in {@link Share#path()}.
     *
     * @throws ShareException if the library fails
     */
    public List<Path> sharesWith(ContentId root) throws ShareException {
        List<Path> found =
                copies.copies(root).stream().map(CopyTable.Copy::top).distinct().toList();
        return found.isEmpty() ? offer(root).map(SharedOffer::path).stream().toList() : found;
    }

    /**
     * Where content lies that is shared here; the disk is not looked at.
     *
     * @param id root of a file, content ID of a folder
     * @return empty when none of the shares has it
     * @throws ShareException if the library fails
     */
    public Optional<SharedCopy> copy(ContentId id) throws ShareException {
        List<CopyTable.Copy> files = copies.copies(id);
        if (files.isEmpty()) {
            return shares.folder(id)
                    .map(ShareTable.Row::share)
                    .map(share -> new SharedCopy(share.path(), share.visibility()));
        }
        CopyTable.Copy first = files.getFirst();
        Path folder = Scanning.top(first.top(), first.folder());
        return Optional.of(new SharedCopy(folder.resolve(first.local()), first.visibility()));
    }

    /**
     * A folder by its content ID.
     *
     * @return the folder's manifest, or empty when it is not shared
     * @throws ShareException if the library fails
     */
    public Optional<SharedFolder> folder(ContentId id) throws ShareException {
        Set<Visibility> visibilities = shares.folderVisibilities(id);
        return visibilities.isEmpty()
                ? Optional.empty()
                : manifests
                        .length(id)
                        .map(length ->
                                new SharedFolder(id, length, manifests.pathOf(id), visibilities));
    }

    /** A number that grows whenever {@link #shares()} or {@link #entries} may return something else. */
    public long revision() {
        return keeper.revision();
    }

    /** Looks for changes in all shares now, in the background. */
    public void rescan() {
        keeper.rescan();
    }

    /**
     * Stops indexing and serving and closes the database; may be repeated.
     *
     * @throws IOException if the system fails at it; nothing is lost then
     */
    @Override
    public void close() throws IOException {
        keeper.close();
        handles.close();
        folders.close();
        database.close();
    }
}
