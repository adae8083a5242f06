package io.godwit.core.transfer.download;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.ProtocolException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Listens to what a source says it has of one file. Called by the reader alone. */
final class HaveFeed implements Requests.Reply {

    private final Fetcher fetcher;
    private final int file;
    private final ChunkLayout layout;
    private @Nullable Bitfield known;

    HaveFeed(Fetcher fetcher, int file, ChunkLayout layout) {
        this.fetcher = fetcher;
        this.file = file;
        this.layout = layout;
    }

    Message open(ContentId root) throws IOException {
        return new Message.GetHave(fetcher.requests().open(this), root, layout.chunkShift());
    }

    /** Whether it is this connection of a download that asks, and not another download on the same one. */
    boolean isOf(Fetcher asker) {
        return fetcher == asker;
    }

    @Override
    public void on(Message.Response response) throws ProtocolException {
        switch (response) {
            case Message.Have have -> whole(have);
            case Message.HaveMore more -> more(more);
            case Message.Reject reject -> {
                fetcher.requests().finish(reject.stream(), 0);
                fetcher.job().penalties().doesNotTell(fetcher, file, reject.code());
            }
            default ->
                    throw new ProtocolException(
                            AlertCode.MALFORMED, "kind", "no answer to this request");
        }
    }

    private void whole(Message.Have have) throws ProtocolException {
        if (have.chunks().size() != layout.chunkCount()) {
            throw new ProtocolException(
                    AlertCode.MALFORMED, "chunks", "not as many as the file has");
        }
        known = have.chunks().copy();
        fetcher.job().holds(fetcher, file, have.stream(), have.chunks().copy());
    }

    private void more(Message.HaveMore more) throws ProtocolException {
        Bitfield chunks = known;
        if (chunks == null) {
            throw new ProtocolException(AlertCode.MALFORMED, "kind", "HAVE_MORE before HAVE");
        }
        for (int chunk : more.chunks()) {
            if (chunk < 0 || chunk >= chunks.size()) {
                throw new ProtocolException(AlertCode.MALFORMED, "chunks", "no such chunk");
            }
            chunks.set(chunk);
        }
        fetcher.job().holds(fetcher, file, more.stream(), chunks.copy());
    }

    @Override
    public void lost() {
        fetcher.wake();
    }
}
