package io.sessionaudit.scope;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The options of a scope; null means not set.
 *
 * <p>Thread-safety: immutable.
 *
 * @param name the name, for messages and the audit log
 * @param propagation what it does if a session is open
 * @param readOnly whether it only reads
 * @param isolation the transaction isolation
 * @param timeout the limit of its duration
 * @param retry the retry after a deadlock
 */
record ScopeOptions(
        @Nullable String name,
        @Nullable Propagation propagation,
        @Nullable Boolean readOnly,
        @Nullable Isolation isolation,
        @Nullable Duration timeout,
        @Nullable Retry retry) {

    static final ScopeOptions NONE = new ScopeOptions(null, null, null, null, null, null);

    ScopeOptions withName(String wanted) {
        Objects.requireNonNull(wanted, "name");
        return new ScopeOptions(wanted, propagation, readOnly, isolation, timeout, retry);
    }

    ScopeOptions withPropagation(Propagation wanted) {
        Objects.requireNonNull(wanted, "propagation");
        return new ScopeOptions(name, wanted, readOnly, isolation, timeout, retry);
    }

    ScopeOptions withReadOnly(boolean wanted) {
        return new ScopeOptions(name, propagation, wanted, isolation, timeout, retry);
    }

    ScopeOptions withIsolation(Isolation wanted) {
        Objects.requireNonNull(wanted, "isolation");
        return new ScopeOptions(name, propagation, readOnly, wanted, timeout, retry);
    }

    ScopeOptions withTimeout(Duration wanted) {
        if (wanted.isZero() || wanted.isNegative()) {
            throw new IllegalArgumentException(
                    "A timeout must be positive, not " + wanted + "; do not set it for no timeout");
        }
        return new ScopeOptions(name, propagation, readOnly, isolation, wanted, retry);
    }

    ScopeOptions withRetry(Retry wanted) {
        Objects.requireNonNull(wanted, "retry");
        return new ScopeOptions(name, propagation, readOnly, isolation, timeout, wanted);
    }

    /** {@return these options, completed by the defaults} */
    ScopeOptions over(ScopeOptions defaults) {
        return new ScopeOptions(
                first(name, defaults.name),
                first(propagation, defaults.propagation),
                first(readOnly, defaults.readOnly),
                first(isolation, defaults.isolation),
                first(timeout, defaults.timeout),
                first(retry, defaults.retry));
    }

    private static <T> @Nullable T first(@Nullable T wanted, @Nullable T otherwise) {
        return wanted == null ? otherwise : wanted;
    }
}
