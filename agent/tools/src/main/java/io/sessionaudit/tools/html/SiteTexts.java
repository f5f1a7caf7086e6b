package io.sessionaudit.tools.html;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.BoundedMaps;
import io.sessionaudit.tools.input.SitePlace;
import io.sessionaudit.tools.input.SitePlaces;
import io.sessionaudit.tools.input.StackFold;

/** The places and stacks of the sites that a page refers to. Bounded. Not threadsafe. */
final class SiteTexts {
    private static final int MAX_SITES = 20_000;
    private static final int MAX_FRAMES = 256;
    private static final int MAX_LENGTH = 500;
    private static final int MAX_SHARED = 100_000;

    /** The frames of a site, and which of them are folded. */
    private record Stack(List<String> frames, List<StackFold> folds) {
        private static final Stack NONE = new Stack(List.of(), List.of());
    }

    private final SitePlaces places = new SitePlaces();
    private final Map<String, Stack> stacks = BoundedMaps.map(MAX_SITES);

    /** Stacks share most of their frames. */
    private final Map<String, String> texts = new HashMap<>();

    /** Records a site. */
    void record(LogRecord site) {
        places.record(site);
        List<String> frames = site.texts(LogFormat.FRAMES).stream()
                .limit(MAX_FRAMES)
                .map(this::shared)
                .toList();
        stacks.put(site.text(LogFormat.SITE), new Stack(frames, StackFold.of(site, frames.size())));
    }

    /** {@return the place of a site; without one its id, null for null} */
    String where(String site) {
        SitePlace place = site == null ? null : places.ofSite(site);
        return place != null ? place.frame() : site == null ? null : "site " + site;
    }

    /** {@return whether the stack of a site is known} */
    boolean contains(String site) {
        return stacks.containsKey(site);
    }

    /** {@return what a page shows of a site} */
    Page.SiteText text(String site) {
        SitePlace place = places.ofSite(site);
        Stack stack = stacks.getOrDefault(site, Stack.NONE);
        return new Page.SiteText(
                site,
                place == null ? null : place.frame(),
                place == null ? null : place.kind(),
                place == null ? List.of() : place.through(),
                stack.frames,
                stack.folds);
    }

    private String shared(String frame) {
        if (texts.size() >= MAX_SHARED) {
            texts.clear();
        }
        String text = frame.length() <= MAX_LENGTH ? frame : frame.substring(0, MAX_LENGTH) + "...";
        return texts.computeIfAbsent(text, first -> first);
    }
}
