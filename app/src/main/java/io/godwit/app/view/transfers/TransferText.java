package io.godwit.app.view.transfers;

import io.godwit.app.transfers.TransferFailure;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.TransferState;
import io.godwit.app.view.Isolated;
import io.godwit.app.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said of a transfer. Pure. */
final class TransferText {
    private static final String BETWEEN = "  ·  ";

    private final Words words;
    private final Isolated isolated;

    TransferText(Words words) {
        this.words = words;
        this.isolated = new Isolated(words.orientation());
    }

    String bytes(long bytes) {
        return isolated.bytes(bytes);
    }

    String rate(long bytesPerSecond) {
        return isolated.rate(bytesPerSecond);
    }

    String state(TransferState state) {
        return words.text("state." + key(state));
    }

    /** The line below the name: how far, how fast, how long, from how many; or why not. */
    String line(TransferSnapshot one) {
        TransferFailure failure = one.failure();
        if (failure != null) {
            return failure(failure);
        }
        List<String> parts = new ArrayList<>();
        parts.add(amount(one));
        if (one.state() == TransferState.RUNNING) {
            parts.add(words.text("rate", rate(one.bytesPerSecond())));
            one.timeLeft().ifPresent(left -> parts.add(words.text("left", isolated.time(left))));
        }
        if (one.limit() > 0 && one.state() != TransferState.DONE) {
            parts.add(words.text("limited", rate(one.limit())));
        }
        if (one.sources() > 0) {
            parts.add(words.text("sources", one.sources()));
        }
        String remark = remark(one.state());
        if (!remark.isEmpty()) {
            parts.add(remark);
        }
        return String.join(BETWEEN, parts);
    }

    private String amount(TransferSnapshot one) {
        if (one.totalBytes() == 0) {
            return words.text("size.unknown");
        }
        return one.state() == TransferState.DONE
                ? bytes(one.totalBytes())
                : words.text("amount", bytes(one.doneBytes()), bytes(one.totalBytes()));
    }

    private String remark(TransferState state) {
        return switch (state) {
            case WAITING -> words.text("remark.waiting");
            case NO_SPACE -> words.text("remark.nospace");
            case DONE -> words.text("remark.done");
            default -> "";
        };
    }

    /** What happened and what to do. */
    String failure(TransferFailure failure) {
        return words.text("failure." + key(failure));
    }

    /** Everything about a row, for a screen reader. */
    String spoken(TransferSnapshot one, String name) {
        return words.text(
                "spoken",
                name,
                state(one.state()),
                (int) Math.floor(100 * one.fraction()),
                line(one));
    }

    /** How a state is coloured. */
    static String style(TransferState state) {
        return switch (state) {
            case RUNNING, PREPARING, PUBLISHING -> "accent";
            case DONE -> "ok";
            case FAILED -> "danger";
            case WAITING, NO_SPACE -> "warn";
            case QUEUED, PAUSED, CANCELLED -> "muted";
        };
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace("_", "");
    }
}
