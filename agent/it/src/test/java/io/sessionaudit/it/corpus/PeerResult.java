package io.sessionaudit.it.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.acme.support.PoolKind;

/** The reports of one detector about the programs. */
final class PeerResult {
    private final String title;
    private final Map<String, int[]> kinds = new TreeMap<>();
    private final List<String> falselyReported = new ArrayList<>();
    private int correct;
    private int broken;
    private Peer.Evidence evidence = Peer.Evidence.NONE;

    PeerResult(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Records a faulty program, its kinds of bugs, and whether anything was reported. */
    void faulty(Header program, boolean reported) {
        program.on(PoolKind.HIKARI).stream().map(Expectation::kind).distinct().forEach(kind -> {
            int[] tally = kinds.computeIfAbsent(kind, any -> new int[2]);
            tally[0] += reported ? 1 : 0;
            tally[1]++;
        });
    }

    /** Records a correct program, and whether it was reported, or failed because its connection was closed. */
    void correct(Header program, boolean accused, boolean failed) {
        correct++;
        broken += failed ? 1 : 0;
        if (accused) {
            falselyReported.add(program.name());
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
        return falselyReported.size() + " of " + correct;
    }

    String broken() {
        return broken == 0 ? "none" : broken + " of " + correct;
    }

    List<String> accusedNames() {
        return List.copyOf(falselyReported);
    }

    Peer.Evidence evidence() {
        return evidence;
    }
}
