package com.acme.environments.context;

import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.spi.MDCAdapter;

/** A logging library whose MDC cannot be read. */
public final class FailingProvider extends KeepingProvider {
    private final MDCAdapter context = new BasicMDCAdapter() {
        @Override
        public String get(String key) {
            throw new IllegalStateException("no value for " + key);
        }
    };

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }
}
