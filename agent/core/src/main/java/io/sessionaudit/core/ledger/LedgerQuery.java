package io.sessionaudit.core.ledger;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.sessionaudit.core.finding.FindingContext;
import io.sessionaudit.core.session.AuditEvent;

/**
 * Reads what only the log thread may read, after all events that were queued before. Writes no record except those of
 * sites.
 *
 * @param <T> the type of the answer
 */
public final class LedgerQuery<T> implements AuditEvent {
    private final Function<FindingContext, T> question;
    private final CompletableFuture<T> answer = new CompletableFuture<>();

    /**
     * Creates a query.
     *
     * @param question runs on the log thread
     */
    public LedgerQuery(Function<FindingContext, T> question) {
        this.question = question;
    }

    /** {@return the answer, available when the log thread has run the query} */
    public CompletableFuture<T> answer() {
        return answer;
    }

    void answerWith(Ledger ledger) {
        try {
            answer.complete(question.apply(ledger));
        } catch (RuntimeException | OutOfMemoryError e) {
            answer.completeExceptionally(e);
        }
    }
}
