package io.sessionaudit.it.corpus;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables of docs/findings.md that compare detectors. */
final class PeerTables {
    private static final String BEGIN = "<!-- peers: scripts/compare-peers -->\n";
    private static final String END = "<!-- end of peers -->";

    private PeerTables() {}

    static String of(List<PeerResult> results) {
        StringBuilder text = new StringBuilder();
        text.append(row("faulty programs with", results, PeerResult::title)).append(row("---", results, any -> "---"));
        Set<String> kinds = new TreeSet<>();
        results.forEach(result -> kinds.addAll(result.kinds()));
        for (String kind : kinds) {
            text.append(row("`" + kind + "`", results, result -> result.foundOf(kind)));
        }
        text.append('\n')
                .append(row("", results, PeerResult::title))
                .append(row("---", results, any -> "---"))
                .append(row("correct programs reported", results, PeerResult::accused))
                .append(row("correct programs broken", results, PeerResult::broken))
                .append(row(
                        "line that opened",
                        results,
                        result -> word(result.evidence().line())))
                .append(row(
                        "last use", results, result -> word(result.evidence().lastUse())))
                .append(row(
                        "what the owner does now",
                        results,
                        result -> word(result.evidence().now())))
                .append(row(
                        "last SQL", results, result -> word(result.evidence().sql())))
                .append(row(
                        "server's id", results, result -> word(result.evidence().serverId())));
        return text.toString();
    }

    static String insertInto(String page, String tables) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        return page.substring(0, begin) + "\n" + tables + "\n" + page.substring(page.indexOf(END));
    }

    private static String row(String head, List<PeerResult> results, Function<PeerResult, String> cell) {
        return results.stream().map(cell).collect(Collectors.joining(" | ", "| " + head + " | ", " |\n"));
    }

    private static String word(boolean yes) {
        return yes ? "yes" : "no";
    }
}
