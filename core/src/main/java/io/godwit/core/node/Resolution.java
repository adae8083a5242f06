package io.godwit.core.node;

import io.godwit.core.discovery.FoundContent;
import java.util.List;

/** What somebody's word for something to fetch turned out to mean. */
public sealed interface Resolution {
    /** One thing. */
    record One(Target target) implements Resolution {}

    /**
     * Several different things have that very name.
     *
     * @param choices all of them
     */
    record Several(List<FoundContent> choices) implements Resolution {
        /** Copies the choices. */
        public Several {
            choices = List.copyOf(choices);
        }
    }

    /**
     * Nothing has that very name.
     *
     * @param similar what a search for it finds
     */
    record Nothing(List<FoundContent> similar) implements Resolution {
        /** Copies the hits. */
        public Nothing {
            similar = List.copyOf(similar);
        }
    }
}
