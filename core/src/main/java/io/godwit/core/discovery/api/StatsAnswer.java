package io.godwit.core.discovery.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Answer of {@code GET /stats}.
 *
 * @param peers peers online
 * @param entries entries published by all peers together
 * @param contents distinct files and folders among them
 * @param registrations registrations accepted since the start
 * @param expired peers that fell silent since the start
 * @param evicted peers dropped for room since the start
 * @param uptimeSeconds time since the start
 * @param trouble what is wrong with the registry, for operators; left out of the JSON when empty
 */
public record StatsAnswer(
        int peers,
        long entries,
        long contents,
        long registrations,
        long expired,
        long evicted,
        long uptimeSeconds,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String trouble) {}
