package com.acme.chains;

import java.util.Locale;

/** Numbers the data sources of a chain in the order of its text. */
final class PoolNames {
    private final String chain;
    private int number;

    PoolNames(String chain) {
        this.chain = chain;
    }

    String next(Chain of) {
        return chain + "-" + of.layer().name().toLowerCase(Locale.ROOT) + "-" + number++;
    }

    /** Skips a chain. */
    void skip(Chain of) {
        next(of);
        of.behind().forEach(this::skip);
    }
}
