package io.godwit.core.share;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.share.CopyTable.Copy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A shared file under a random name, which it has before its root is known and keeps afterwards. Thread-safe; holds no
 * system resources of its own.
 *
 * <p>The name stands for the file as it looked when it was offered: once it looks different, nothing is given out any
 * more.
 */
public final class SharedOffer {

    private final OfferTable.Row offer;
    private final Share share;
    private final Offers offers;
    private final CopyTable table;
    private final FileServing serving;
    private final ChunkLayout layout;
    private final List<Copy> copies;
    private volatile Optional<ChunkLayer> whole = Optional.empty();

    SharedOffer(
            OfferTable.Row offer,
            Share share,
            Offers offers,
            CopyTable table,
            FileServing serving) {
        this.offer = offer;
        this.share = share;
        this.offers = offers;
        this.table = table;
        this.serving = serving;
        this.layout = ChunkLayout.forSize(offer.stamp().size());
        this.copies = new CopyOnWriteArrayList<>(List.of(copy(offer, share)));
    }

    private static Copy copy(OfferTable.Row offer, Share share) {
        return new Copy(
                CopyTable.NO_ENTRY,
                offer.share(),
                share.path(),
                share.folder(),
                Objects.toString(share.path().getFileName(), ""),
                offer.stamp(),
                share.visibility());
    }

    /** 256 random bits. */
    public ContentId id() {
        return offer.id();
    }

    /** Name of the file. */
    public String name() {
        return share.name();
    }

    /** Path of the share, which is this file. */
    public Path path() {
        return share.path();
    }

    /** How the file is cut into chunks. */
    public ChunkLayout layout() {
        return layout;
    }

    /** Who may have it. */
    public Visibility visibility() {
        return share.visibility();
    }

    /**
     * Its Merkle root; empty while the file is still being hashed.
     *
     * @throws ShareException with CHANGED when the file is no longer the one that was offered, NOT_FOUND when it is gone,
     *     IO_ERROR when that cannot be told
     */
    public Optional<ContentId> root() throws ShareException {
        Optional<HashedSoFar> soFar = offers.soFar(offer);
        return soFar.isPresent()
                ? soFar.get().layer().map(ChunkLayer::root)
                : indexed().map(OfferTable.Indexed::root);
    }

    /**
     * The hashes of all chunks, with the root; empty while the file is still being hashed.
     *
     * @throws ShareException as {@link #root}
     */
    public Optional<ChunkLayer> layer() throws ShareException {
        if (whole.isEmpty()) {
            Optional<HashedSoFar> soFar = offers.soFar(offer);
            Optional<OfferTable.Indexed> entry = soFar.isPresent() ? Optional.empty() : indexed();
            whole =
                    entry.isPresent()
                            ? table.layer(entry.get().entry(), entry.get().root(), layout)
                            : soFar.flatMap(HashedSoFar::layer);
        }
        return whole;
    }

    private Optional<OfferTable.Indexed> indexed() throws ShareException {
        Optional<OfferTable.Indexed> entry = offers.indexed(offer);
        if (entry.isEmpty()) {
            requireUnchanged();
        }
        return entry;
    }

    /** It may be hashed later, as long as it is the file that was offered. */
    private void requireUnchanged() throws ShareException {
        FileStamp now;
        try {
            now =
                    FileStamp.of(
                            Files.readAttributes(
                                    share.path(),
                                    BasicFileAttributes.class,
                                    LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            throw new ShareException(ShareException.Reason.NOT_FOUND, "offered file", e);
        } catch (IOException e) {
            throw new ShareException(ShareException.Reason.IO_ERROR, "offered file", e);
        }
        if (!now.equals(offer.stamp())) {
            throw new ShareException(ShareException.Reason.CHANGED, "changed since it was offered");
        }
    }

    /**
     * Hashes of chunks that are known by now.
     *
     * @param offset position in the packed chunk layer in bytes, a multiple of 32
     * @param most most bytes wanted, a multiple of 32
     * @return whole hashes, none when those at the offset are not known yet
     * @throws ShareException as {@link #root}
     */
    public byte[] hashes(int offset, int most) throws ShareException {
        Optional<ChunkLayer> known = layer();
        if (known.isEmpty()) {
            return offers.soFar(offer)
                    .map(soFar -> soFar.hashes(offset, most))
                    .orElseGet(() -> new byte[0]);
        }
        int left = Math.max(0, known.get().packedLength() - offset);
        byte[] page = new byte[Math.min(most, left)];
        known.get().copyTo(offset, page, 0, page.length);
        return page;
    }

    /**
     * Reads a part of a chunk, hashed or not.
     *
     * @param chunk chunk index
     * @param at position in the chunk in bytes
     * @param target where to put it; undefined when this fails
     * @param targetOffset index of the first byte written
     * @param length bytes to read
     * @throws IndexOutOfBoundsException if the range is outside the chunk or the target
     * @throws ShareException with CHANGED when the file is no longer what was offered, NOT_FOUND when it is gone,
     *     UNREADABLE or IO_ERROR when the system does not let it be read
     */
    public void read(int chunk, int at, byte[] target, int targetOffset, int length)
            throws ShareException {
        Objects.checkFromIndexSize(at, length, layout.lengthOf(chunk));
        Objects.checkFromIndexSize(targetOffset, length, target.length);
        serving.read(copies, layout.offsetOf(chunk) + at, target, targetOffset, length);
    }
}
