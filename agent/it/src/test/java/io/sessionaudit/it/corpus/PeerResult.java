package io.sessionaudit.it.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.acme.support.PoolKind;

/** What one detector has said about the programs. */
final class PeerResult {
    private final String title;
    private final Map<String, int[]> kinds = new TreeMap<>();
    private final List<String> lawfulAccused = new ArrayList<>();
    private int lawful;
    private int broken;
    private Peer.Evidence evidence = Peer.Evidence.NONE;

    PeerResult(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Notes a guilty program, the kinds that are in it, and whether anything was said about it. */
    void guilty(Header program, boolean said) {
        program.on(PoolKind.HIKARI).stream().map(Expectation::kind).distinct().forEach(kind -> {
            int[] tally = kinds.computeIfAbsent(kind, any -> new int[2]);
            tally[0] += said ? 1 : 0;
            tally[1]++;
        });
    }

    /** Notes a lawful program, and whether it was accused, or failed because its connection was taken away. */
    void lawful(Header program, boolean accused, boolean failed) {
        lawful++;
        broken += failed ? 1 : 0;
        if (accused) {
            lawfulAccused.add(program.name());
        }
    }

    void shows(Peer.Evidence more) {
        evidence = evidence.or(more);
    }

    String foundOf(String kind) {
        int[] tally = kinds.get(kind);
        return tally[0] == 0 ? "-" : tally[0] + " of " + tally[1];
    }

    Set<String> kinds() {
        return kinds.keySet();
    }

    String accused() {
        return lawfulAccused.size() + " of " + lawful;
    }

    String broken() {
        return broken == 0 ? "none" : broken + " of " + lawful;
    }

    List<String> accusedNames() {
        return List.copyOf(lawfulAccused);
    }

    Peer.Evidence evidence() {
        return evidence;
    }
}
