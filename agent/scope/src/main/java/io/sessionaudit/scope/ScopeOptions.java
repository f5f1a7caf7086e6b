package io.sessionaudit.scope;

import java.time.Duration;
import java.util.Objects;

/**
 * What was asked of a scope; null stands for what was not.
 *
 * <p>Thread-safety: immutable.
 *
 * @param name what people call the scope
 * @param propagation what it does beside an open session
 * @param readOnly whether it only reads
 * @param isolation how far it is kept apart from others
 * @param timeout how long the whole may take
 * @param retry how often it is repeated after a deadlock
 */
record ScopeOptions(
        String name, Propagation propagation, Boolean readOnly, Isolation isolation, Duration timeout, Retry retry) {

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
                    "A timeout must be longer than nothing, not " + wanted + "; leave it out for no timeout");
        }
        return new ScopeOptions(name, propagation, readOnly, isolation, wanted, retry);
    }

    ScopeOptions withRetry(Retry wanted) {
        Objects.requireNonNull(wanted, "retry");
        return new ScopeOptions(name, propagation, readOnly, isolation, timeout, wanted);
    }

    /** These options, completed by those that hold where nothing was asked. */
    ScopeOptions over(ScopeOptions defaults) {
        return new ScopeOptions(
                first(name, defaults.name),
                first(propagation, defaults.propagation),
                first(readOnly, defaults.readOnly),
                first(isolation, defaults.isolation),
                first(timeout, defaults.timeout),
                first(retry, defaults.retry));
    }

    private static <T> T first(T wanted, T otherwise) {
        return wanted == null ? otherwise : wanted;
    }
}
