package com.acme.loans.handmade;

import java.util.Map;

/** The connection's class has a static method with the name of a method of a connection. */
public final class StaticNamesake extends GeneratedConnections {
    @Override
    Map<String, String> sources() {
        return Map.of(className(), """
                public class %1$s implements java.sql.Connection {
                    private final java.sql.Connection inner;
                    public %1$s(java.sql.Connection inner) { this.inner = inner; }
                    public static int getHoldability(String settings, int otherwise) { return otherwise; }
                    public static void close(String reason) {}
                    %2$s
                }
                """.formatted(className(), Delegation.methods()));
    }
}
