package io.sessionaudit.it.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The observations of one source.
 *
 * @param plain its lines of the transcript without the agent
 * @param audited the same with the agent
 * @param borrows connections that the application received
 * @param sessions sessions in the log
 * @param serverId the id that the server returned, or -1
 * @param loggedServerId the id in the log, or -1
 * @param findings the findings about it
 */
record Row(
        String name,
        List<String> plain,
        List<String> audited,
        long borrows,
        long sessions,
        long serverId,
        long loggedServerId,
        List<Found> findings) {

    /** A finding: its kind, the part of the exercise that it refers to, and the pool action in the log. */
    record Found(String kind, String part, String outcome) {}

    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        if (borrows != sessions) {
            wrong.add(name + ": " + borrows + " borrows, " + sessions + " sessions");
        }
        if (!plain.equals(audited)) {
            List<String> changed = new ArrayList<>(audited);
            changed.removeAll(plain);
            wrong.add(name + ": behaves differently: " + changed);
        }
        if (serverId != loggedServerId && !(loggedServerId < 0 && Reasons.UNKNOWN_CLASS.contains(name))) {
            wrong.add(name + ": server id " + serverId + ", logged " + loggedServerId);
        }
        checkFindings(wrong);
        if (!isCollected() && !Reasons.NOT_COLLECTED.containsKey(name)) {
            wrong.add(name + ": nobody knows why a forgotten connection is not collected");
        }
        return wrong;
    }

    /**
     * The uncommitted changes, the forgotten connection, and the uses of the first connection after its close; nothing
     * else.
     */
    private void checkFindings(List<String> wrong) {
        List<Found> uncommitted = findings.stream().filter(Row::isAboutChanges).toList();
        if (uncommitted.size() != 1 || !isRightAboutChanges(uncommitted.get(0))) {
            wrong.add(name + ": changes are " + outcome() + ", found " + uncommitted);
        }
        List<String> lost = findings.stream()
                .filter(found -> found.part().equals("lost"))
                .map(Found::kind)
                .toList();
        if (isCollected() && !lost.equals(List.of("abandoned"))) {
            wrong.add(name + ": a forgotten connection was collected, found " + lost);
        }
        List<String> afterClose = findings.stream()
                .filter(found -> found.part().equals("first"))
                .map(Found::kind)
                .toList();
        boolean refuses = Stream.of("createStatement", "prepareStatement", "execute", "getAutoCommit", "commit")
                .anyMatch(use -> fact("closed: " + use).startsWith("throws"));
        List<String> expected = new ArrayList<>(refuses ? List.of("use-after-close") : List.of());
        if (!Reasons.UNKNOWN_PROXY.contains(name)) {
            expected.add("double-close");
        }
        if (!afterClose.equals(expected)) {
            wrong.add(name + ": a closed connection " + (refuses ? "refuses" : "serves") + ", found " + afterClose);
        }
        findings.stream()
                .filter(found -> !List.of("first", "outcome", "lost").contains(found.part()))
                .forEach(found -> wrong.add(name + ": correct use, but reported: " + found));
    }

    /** A pool that does not reset autocommit has a further finding there, which StateLeftIT checks. */
    private static boolean isAboutChanges(Found found) {
        return found.part().equals("outcome") && !found.kind().equals("state-left-changed");
    }

    /** For an unknown pool the log states that the pool action is unknown. */
    private boolean isRightAboutChanges(Found found) {
        return found.kind().equals("uncommitted-close")
                && List.of("unknown", outcome().replace(' ', '-')).contains(found.outcome());
    }

    boolean isCollected() {
        return fact("a forgotten connection is collected").equals("true");
    }

    String outcome() {
        return fact("uncommitted changes");
    }

    /** The row of docs/compatibility.md. */
    String line() {
        String collected =
                isCollected() ? "yes" : "no: " + Reasons.NOT_COLLECTED.get(name) + "; time and thread death serve";
        String unknown = serverId < 0 ? "no: H2 runs inside the JVM" : "no: its connections are of an unknown class";
        String known = loggedServerId >= 0 ? "yes" : unknown;
        return "| " + name + " | yes | yes | yes | yes | " + collected + " | " + known + " | " + outcome() + " |";
    }

    private String fact(String what) {
        String start = name + " | " + what + " = ";
        return audited.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElse("unknown");
    }
}
