package io.godwit.discovery.server.registry;

/** The peers of one site: nearly always one, who then stands for it himself, or a crowd of two and more. */
sealed interface Site permits PeerEntry, Crowd {}
