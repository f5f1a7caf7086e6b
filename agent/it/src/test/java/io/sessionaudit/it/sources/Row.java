package io.sessionaudit.it.sources;

import java.util.ArrayList;
import java.util.List;

/**
 * What was seen of one source.
 *
 * @param plain its lines of the transcript without the agent
 * @param audited the same with the agent
 * @param borrows connections that the application received
 * @param sessions sessions in the log
 * @param serverId the id that the server gave, or -1
 * @param loggedServerId the id in the log, or -1
 * @param findings what was found about it, as {@code kind}
 */
record Row(
        String name,
        List<String> plain,
        List<String> audited,
        long borrows,
        long sessions,
        long serverId,
        long loggedServerId,
        List<String> findings) {

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
        if (serverId != loggedServerId) {
            wrong.add(name + ": server id " + serverId + ", logged " + loggedServerId);
        }
        if (isCollected() && !findings.contains("abandoned")) {
            wrong.add(name + ": a forgotten connection, collected=" + isCollected() + ", findings " + findings);
        }
        if (!findings.contains("uncommitted-close")) {
            wrong.add(name + ": an uncommitted close that was not found");
        }
        findings.stream()
                .filter(kind -> !List.of("abandoned", "uncommitted-close", "unclosed-at-exit", "held", "orphaned")
                        .contains(kind))
                .forEach(kind -> wrong.add(name + ": " + kind + " for lawful use"));
        if (!isCollected() && !Reasons.NOT_COLLECTED.containsKey(name)) {
            wrong.add(name + ": nobody knows why a forgotten connection is not collected");
        }
        return wrong;
    }

    boolean isCollected() {
        return fact("a forgotten connection is collected").equals("true");
    }

    String fate() {
        return fact("uncommitted changes");
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
