package com.acme.loans.handmade;

import java.util.Map;

/** The connection's finalizer closes it, as those of some drivers do: no second close by the application. */
public final class FinalizerCloses extends GeneratedConnections {
    @Override
    Map<String, String> sources() {
        return Map.of(className(), """
                public class %1$s implements java.sql.Connection {
                    private final java.sql.Connection inner;
                    public %1$s(java.sql.Connection inner) { this.inner = inner; }
                    protected void finalize() throws Throwable { close(); }
                    %2$s
                }
                """.formatted(className(), Delegation.methods()));
    }
}
