package com.acme.loans.handmade;

import java.util.Map;

/** The connection's {@code close} is nearly as long as a method can be, so nothing can be added to it. */
public final class Unweavable extends GeneratedConnections {
    private static final int ADDITIONS = 16_377;

    @Override
    Map<String, String> sources() {
        return Map.of("Delegating", """
                public abstract class Delegating implements java.sql.Connection {
                    protected final java.sql.Connection inner;
                    protected Delegating(java.sql.Connection inner) { this.inner = inner; }
                    %s
                }
                """.formatted(Delegation.methods("close")), className(), """
                public class %1$s extends Delegating {
                    public %1$s(java.sql.Connection inner) { super(inner); }
                    public void close() throws java.sql.SQLException {
                        int x = 1;
                        inner.close();
                        if (x > 0) return;
                        %2$s
                    }
                }
                """.formatted(
                        className(), "x+=x;".repeat(ADDITIONS)));
    }
}
