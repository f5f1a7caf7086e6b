package io.sessionaudit.scope.junit;

import java.util.List;

/**
 * What a test is told that left something open.
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
        text.append(" what is opened must be closed before the test ends. It was closed now, and rolled back."
                + " Use run or call, or open in try-with-resources.");
        AssertionError leak = new AssertionError(text);
        loans.forEach(loan -> leak.addSuppressed(loan.stack()));
        return leak;
    }
}
