package io.sessionaudit.scope.junit;

import java.util.List;

/**
 * The error of a test that left a scope or connection open.
 *
 * <p>Thread-safety: stateless.
 */
final class Leak {

    private Leak() {}

    static AssertionError of(String scope, List<Loans.Loan> loans) {
        StringBuilder text = new StringBuilder("The test leaks:");
        if (scope != null) {
            text.append(" a scope opened ").append(scope).append(';');
        }
        loans.forEach(loan ->
                text.append(" a connection borrowed ").append(loan.place()).append(';'));
        text.append(" a test must close what it opens. It was rolled back and closed now."
                + " Use run or call, or open in try-with-resources.");
        AssertionError leak = new AssertionError(text);
        loans.forEach(loan -> leak.addSuppressed(loan.stack()));
        return leak;
    }
}
