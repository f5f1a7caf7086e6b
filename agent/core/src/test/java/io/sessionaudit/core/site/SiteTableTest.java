package io.sessionaudit.core.site;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SiteTableTest {
    private final SiteTable table = new SiteTable(3);

    @Test
    void theSameStackIsTheSameSite() {
        assertThat(table.of(stack("find", 41))).isSameAs(table.of(stack("find", 41)));
    }

    @Test
    void theSameStackHasTheSameIdInEveryRun() {
        assertThat(new SiteTable(1).of(stack("find", 41)).id())
                .isEqualTo(table.of(stack("find", 41)).id())
                .matches("[0-9a-f]{8}");
    }

    @Test
    void anotherLineOrMethodIsAnotherSite() {
        String id = table.of(stack("find", 41)).id();

        assertThat(table.of(stack("find", 42)).id()).isNotEqualTo(id);
        assertThat(table.of(stack("list", 41)).id()).isNotEqualTo(id);
    }

    @Test
    void thePlaceIsTheApplicationsFrame() {
        Site site = table.of(stack("find", 41));

        assertThat(site.place()).isEqualTo("com.acme.Orders.find(Orders.java:41)");
        assertThat(site.frames()).containsExactly("com.acme.Orders.find(Orders.java:41)");
    }

    @Test
    void framesWithoutFileOrLineAreRendered() {
        Throwable stack = new Throwable();
        stack.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("com.acme.A", "a", null, -1),
            new StackTraceElement("com.acme.B", "b", "B.java", -2),
            new StackTraceElement("com.acme.C", "c", "C.java", -1)
        });

        assertThat(table.of(stack).frames())
                .containsExactly("com.acme.A.a(Unknown Source)", "com.acme.B.b(Native Method)", "com.acme.C.c(C.java)");
    }

    @Test
    void stacksOfOneSiteAreSharedAndThoseOfOthersAreNot() {
        Throwable first = stack("find", 41);

        assertThat(table.shared(first)).isSameAs(first);
        assertThat(table.shared(stack("find", 41))).isSameAs(first);
        assertThat(table.shared(stack("find", 42))).isNotSameAs(first);
    }

    @Test
    void noStackIsNoSite() {
        assertThat(table.of(null)).isNull();
    }

    @Test
    void aForgottenSiteComesBackUnderItsOldId() {
        String id = table.of(stack("find", 1)).id();
        for (int line = 2; line < 10; line++) {
            table.of(stack("find", line));
        }

        assertThat(table.of(stack("find", 1)).id()).isEqualTo(id);
    }

    @Test
    void anEmptyStackHasAnUnknownPlace() {
        Throwable stack = new Throwable();
        stack.setStackTrace(new StackTraceElement[0]);

        assertThat(table.of(stack).place()).isEqualTo("unknown");
    }

    private static Throwable stack(String method, int line) {
        Throwable stack = new Throwable();
        stack.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("com.zaxxer.hikari.HikariDataSource", "getConnection", "HikariDataSource.java", 99),
            new StackTraceElement("app", null, null, "com.acme.Orders", method, "Orders.java", line)
        });
        return stack;
    }
}
