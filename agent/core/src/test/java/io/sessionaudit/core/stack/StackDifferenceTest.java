package io.sessionaudit.core.stack;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StackDifferenceTest {
    private static final String ABOVE = """
            com.zaxxer.hikari.HikariDataSource.getConnection(HikariDataSource.java:128)
            org.hibernate.internal.SessionImpl.find(SessionImpl.java:2480)
            com.acme.Db.load(Db.java:10)
            """;
    private static final String BELOW = """
            java.util.ArrayList.forEach(ArrayList.java:1596)
            com.acme.Main.main(Main.java:5)
            """;

    private final SiteRegistry sites = new SiteRegistry(10, BacktraceReader.UNREADABLE, Stacks.finder("com.acme"));

    @Test
    void namesFirstCallersThatDiffer() {
        StackDifference difference = difference(
                ABOVE + "com.acme.Orders.find(Orders.java:20)\n" + BELOW,
                ABOVE + "com.acme.Orders.lambda$names$0(Orders.java:44)\n" + BELOW);

        assertThat(difference.frames())
                .containsExactly("com.acme.Orders.find(Orders.java:20)", "com.acme.Orders.names(Orders.java:44)");
        assertThat(difference.words())
                .isEqualTo("; both stacks lead to this place and first differ at com.acme.Orders.find(Orders.java:20)"
                        + " and com.acme.Orders.names(Orders.java:44)");
    }

    @Test
    void namesOneFrameIfOnlyOneStackHasAnother() {
        StackDifference difference = difference(ABOVE, ABOVE + "com.acme.Main.main(Main.java:5)");

        assertThat(difference.words()).isEqualTo("; only one of both stacks contains com.acme.Main.main(Main.java:5)");
    }

    @Test
    void namesCallsBelowThePlaceIfItsCallersAreEqual() {
        StackDifference difference = difference(
                ABOVE + BELOW, ABOVE.replace("org.hibernate.internal.SessionImpl", "org.jooq.impl.Cursor") + BELOW);

        assertThat(difference.frames())
                .containsExactly(
                        "org.hibernate.internal.SessionImpl.find(SessionImpl.java:2480)",
                        "org.jooq.impl.Cursor.find(SessionImpl.java:2480)");
    }

    @Test
    void equalStacksHaveNoFrame() {
        assertThat(difference(ABOVE + BELOW, ABOVE + BELOW).words()).isEqualTo("; both stacks are equal");
        assertThat(difference(ABOVE + BELOW, ABOVE + BELOW.replace("ArrayList.forEach", "List.forEach"))
                        .frames())
                .isEmpty();
    }

    @Test
    void differentPlacesAreNotCompared() {
        assertThat(difference(ABOVE, ABOVE.replace("java:10", "java:11"))).isNull();
        assertThat(sites.difference(null, stack(ABOVE))).isNull();
    }

    private StackDifference difference(String one, String other) {
        return sites.difference(stack(one), stack(other));
    }

    private static Throwable stack(String lines) {
        Throwable stack = new Throwable();
        stack.setStackTrace(Stacks.parse(lines));
        return stack;
    }
}
