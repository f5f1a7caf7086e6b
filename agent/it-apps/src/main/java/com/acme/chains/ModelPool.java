package com.acme.chains;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The outermost pool of a chain, or the whole chain if it has none: the source of the sessions. */
final class ModelPool implements ModelSource {
    private final Model model;
    private final String source;
    private final List<Loan> loans = new ArrayList<>();
    private final Map<String, Integer> findings = new TreeMap<>();

    /** The session whose next use decides, and the thread that borrowed a second one. */
    private Loan unsettled;

    private String borrower;

    ModelPool(Model model, String source) {
        this.model = model;
        this.source = source;
    }

    @Override
    public ModelConnection borrow(String thread, int route) {
        model.check(unsettled == null);
        List<Loan> owned = ownedBy(thread);
        if (owned.stream().anyMatch(Loan::isUsed)) {
            found("second-session");
        } else if (!owned.isEmpty()) {
            unsettled = owned.get(0);
            borrower = thread;
        }
        Loan loan = new Loan(this, thread);
        loans.add(loan);
        return loan;
    }

    @Override
    public void endUnit(String thread) {
        // a pool has no units of work
    }

    Model model() {
        return model;
    }

    List<Loan> ownedBy(String thread) {
        return loans.stream().filter(loan -> loan.isOwnedBy(thread)).toList();
    }

    void found(String kind) {
        findings.merge(kind, 1, Integer::sum);
    }

    /** If the opener uses the first session, the thread rule was broken; if another thread does, it was a hand-over. */
    void settle(Loan loan, String thread) {
        if (loan == unsettled) {
            unsettled = null;
            if (thread.equals(borrower)) {
                found("second-session");
            }
        }
    }

    boolean isUnsettled(Loan loan) {
        return loan == unsettled;
    }

    boolean isUnsettled() {
        return unsettled != null;
    }

    boolean hasOpen() {
        return loans.stream().anyMatch(Loan::isOpen);
    }

    boolean isBorrowedFrom() {
        return !loans.isEmpty();
    }

    String source() {
        return source;
    }

    String sessions() {
        return "["
                + String.join(",", loans.stream().map(Loan::toString).sorted().toList()) + "]";
    }

    /** The findings of the whole run: what is still open when the JVM ends is one more. */
    Map<String, Integer> findings() {
        Map<String, Integer> all = new TreeMap<>(findings);
        int open = (int) loans.stream().filter(Loan::isOpen).count();
        if (open > 0) {
            all.put("unclosed-at-exit", open);
        }
        return all;
    }
}
