package io.godwit.core.discovery;

import java.util.List;

/**
 * A page of search hits, best first.
 *
 * @param hits the page
 * @param next what to pass for the next page; empty at the end
 */
public record SearchPage(List<FoundContent> hits, String next) {}
