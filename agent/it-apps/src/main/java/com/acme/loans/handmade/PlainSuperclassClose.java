package com.acme.loans.handmade;

import java.util.Map;

/** The connection inherits {@code close} from a class that is no connection. */
public final class PlainSuperclassClose extends GeneratedConnections {
    @Override
    Map<String, String> sources() {
        return Map.of("Resource", """
                public abstract class Resource implements AutoCloseable {
                    public void close() throws java.sql.SQLException { onClose(); }
                    protected abstract void onClose() throws java.sql.SQLException;
                }
                """, className(), """
                public class %1$s extends Resource implements java.sql.Connection {
                    private final java.sql.Connection inner;
                    public %1$s(java.sql.Connection inner) { this.inner = inner; }
                    protected void onClose() throws java.sql.SQLException { inner.close(); }
                    %2$s
                }
                """.formatted(className(), Delegation.methods("close")));
    }
}
