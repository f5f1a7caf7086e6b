package io.sessionaudit.it.loans;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.sessionaudit.core.log.reader.LogRecord;

/** Compares the result of a scenario with its expectation. */
final class Verification {
    private final Outcome outcome;
    private final Expectation expected;
    private final List<String> wrong = new ArrayList<>();

    private Verification(Outcome outcome, Expectation expected) {
        this.outcome = outcome;
        this.expected = expected;
    }

    /** {@return the differences} */
    static List<String> of(Outcome outcome, Expectation expected) {
        Verification verification = new Verification(outcome, expected);
        verification.checkOutput();
        verification.checkSessions();
        verification.checkEnds();
        verification.checkFindings();
        verification.checkComplaints();
        return verification.wrong;
    }

    private void checkOutput() {
        List<String> alone = Outcome.printed(outcome.alone(), expected.name());
        List<String> audited = Outcome.printed(outcome.audited(), expected.name());
        check(alone.stream().noneMatch(line -> line.contains(": failed ")), "without the agent: " + alone);
        List<String> changed = new ArrayList<>(alone);
        changed.removeAll(audited);
        List<String> instead = new ArrayList<>(audited);
        instead.removeAll(alone);
        boolean vary = expected.doLoansVary() && changed.stream().allMatch(line -> line.startsWith("lent "));
        check(vary || alone.equals(audited), "without the agent " + changed + ", with it " + instead);
    }

    private void checkSessions() {
        Map<String, Long> loans = new TreeMap<>(outcome.loans(expected.name()));
        check(!loans.isEmpty(), "no lender");
        loans.values().removeIf(count -> count == 0);
        Map<String, Long> sessions = new TreeMap<>(outcome.sessions(expected.name()));
        if (!expected.isWatched()) {
            loans.clear();
        }
        boolean exact = sessions.equals(loans);
        boolean further = expected.furtherHandles() > 0
                && sessions.keySet().equals(loans.keySet())
                && loans.entrySet().stream()
                        .allMatch(loan -> sessions.get(loan.getKey()) >= loan.getValue()
                                && sessions.get(loan.getKey()) <= loan.getValue() + expected.furtherHandles());
        check(exact || further, "sessions " + sessions + ", loans " + loans);
        for (String key : loans.keySet()) {
            Set<String> sources = outcome.sources(expected.name(), key);
            check(!expected.isOneSource() || sources.size() <= 1, "more than one source: " + sources);
        }
    }

    private void checkEnds() {
        Map<String, Long> ends = outcome.ends(expected.name());
        long notClosed = ends.entrySet().stream()
                .filter(end -> !end.getKey().equals("closed"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        check(notClosed == expected.lost(), "ends " + ends + ", never closed " + expected.lost());
    }

    private void checkFindings() {
        Map<String, Long> found = new TreeMap<>();
        for (LogRecord finding : outcome.records("finding", expected.name())) {
            if (!isExplained(finding)) {
                found.merge(kindOf(finding.text("kind")), finding.number("count", 0), Long::sum);
            }
        }
        for (LogRecord summary : outcome.records("summary", expected.name())) {
            summary.counts("findings").forEach((kind, count) -> {
                // The first finding of each site has its own record, which is checked.
                if (!expected.notes().containsKey(kind)) {
                    found.merge(kindOf(kind), count, Long::sum);
                }
            });
        }
        Map<String, Long> all = new TreeMap<>(expected.findings());
        if (expected.lost() > 0) {
            all.put("lost", expected.lost());
        }
        check(found.equals(all), "findings " + found + ", expected " + all);
        expected.mentions().forEach(this::checkMention);
    }

    private void checkMention(String kind, String text) {
        List<String> findings = outcome.records("finding", expected.name()).stream()
                .filter(finding -> finding.text("kind").equals(kind))
                .map(LogRecord::json)
                .toList();
        check(findings.stream().allMatch(json -> json.contains(text)), kind + " without \"" + text + "\": " + findings);
    }

    /** What a library does on purpose is of severity info with the library's name; escalations repeat a finding. */
    private boolean isExplained(LogRecord finding) {
        String library = expected.notes().get(finding.text("kind"));
        return finding.number("escalation", 1) > 1
                || library != null
                        && "info".equals(finding.text("severity"))
                        && String.valueOf(finding.text("nested_by")).contains(library);
    }

    private String kindOf(String kind) {
        boolean lost = kind.equals("abandoned") || kind.equals("orphaned");
        return lost && expected.lost() > 0 ? "lost" : kind;
    }

    private void checkComplaints() {
        if (expected.complaint() != null) {
            List<String> complaints = outcome.unaudited();
            long matching = complaints.stream()
                    .filter(line -> line.contains(expected.complaint()))
                    .count();
            check(matching == 1, "one line with \"" + expected.complaint() + "\", but: " + complaints);
        }
    }

    private void check(boolean right, String otherwise) {
        if (!right) {
            wrong.add(expected.name() + ": " + otherwise);
        }
    }
}
