package io.sessionaudit.core.stack;

import java.lang.ref.Reference;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SiteRegistryTest {
    private final SiteRegistry table = new SiteRegistry(3, BacktraceReader.UNREADABLE);

    @Test
    void assignsSameSiteToSameStack() {
        assertThat(table.of(stack("find", 41))).isSameAs(table.of(stack("find", 41)));
    }

    @Test
    void assignsSameIdInEveryRun() {
        assertThat(new SiteRegistry(1, BacktraceReader.UNREADABLE)
                        .of(stack("find", 41))
                        .id())
                .isEqualTo(table.of(stack("find", 41)).id())
                .matches("[0-9a-f]{8}");
    }

    @Test
    void distinguishesLinesAndMethods() {
        String id = table.of(stack("find", 41)).id();

        assertThat(table.of(stack("find", 42)).id()).isNotEqualTo(id);
        assertThat(table.of(stack("list", 41)).id()).isNotEqualTo(id);
    }

    @Test
    void usesTheApplicationFrameAsPlace() {
        Site site = table.of(stack("find", 41));

        assertThat(site.place()).isEqualTo("com.acme.Orders.find(Orders.java:41)");
        assertThat(site.frames()).containsExactly("com.acme.Orders.find(Orders.java:41)");
    }

    @Test
    void rendersFramesWithoutFileOrLine() {
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
    void sharesStacksOfOneSiteOnly() {
        Throwable first = stack("find", 41);

        assertThat(table.shared(first)).isSameAs(first);
        assertThat(table.shared(stack("find", 41))).isSameAs(first);
        assertThat(table.shared(stack("find", 42))).isNotSameAs(first);
    }

    @Test
    void returnsNoSiteWithoutStack() {
        assertThat(table.of(null)).isNull();
    }

    @Test
    void restoresIdOfForgottenSite() {
        String id = table.of(stack("find", 1)).id();
        for (int line = 2; line < 10; line++) {
            table.of(stack("find", line));
        }

        assertThat(table.of(stack("find", 1)).id()).isEqualTo(id);
    }

    @Test
    void usesUnknownPlaceForEmptyStack() {
        Throwable stack = new Throwable();
        stack.setStackTrace(new StackTraceElement[0]);

        assertThat(table.of(stack).place()).isEqualTo("unknown");
    }

    @Test
    void includesFramesDownToPlaceAndDistinguishesDeepPlaces() {
        Site near = table.of(belowLibrary(100, 41));
        Site far = table.of(belowLibrary(1000, 41));

        assertThat(near.frames()).hasSize(101).last().isEqualTo(near.place());
        assertThat(far.frames()).hasSize(FrameClassifier.MAX_FRAMES_TO_PLACE).doesNotContain(far.place());
        assertThat(far.place()).isEqualTo("com.acme.Orders.find(Orders.java:41)");
        assertThat(far.through()).containsExactly("Hibernate");
        assertThat(table.of(belowLibrary(1000, 42)).id()).isNotEqualTo(far.id());
        assertThat(table.of(belowLibrary(1000, 41)).id()).isEqualTo(far.id());
    }

    private static Throwable belowLibrary(int frames, int line) {
        StackTraceElement[] all = new StackTraceElement[frames + 1];
        Arrays.fill(all, new StackTraceElement("org.hibernate.Loader", "load", "Loader.java", 7));
        all[frames] = new StackTraceElement("com.acme.Orders", "find", "Orders.java", line);
        Throwable stack = new Throwable();
        stack.setStackTrace(all);
        return stack;
    }

    @Test
    void doesNotReadStackOfKnownBacktrace() {
        SiteRegistry table = new SiteRegistry(3, Recorded::raw);
        Recorded first = new Recorded(1, 41);
        Recorded again = new Recorded(1, 41);
        Recorded other = new Recorded(2, 42);

        Site site = table.of(first);
        assertThat(table.of(again)).isSameAs(site);
        assertThat(table.of(other)).isNotSameAs(site);
        assertThat(first.reads).isOne();
        assertThat(again.reads).isZero();
        assertThat(other.reads).isOne();
    }

    @Test
    void readsStackOfForgottenSiteAgain() {
        SiteRegistry table = new SiteRegistry(1, Recorded::raw);
        Recorded first = new Recorded(1, 41);
        Recorded other = new Recorded(2, 42);
        Recorded again = new Recorded(1, 41);

        String id = table.of(first).id();
        table.of(other);
        assertThat(table.of(again).id()).isEqualTo(id);
        assertThat(again.reads).isOne();
        Reference.reachabilityFence(first); // prevents collection, which would remove the site
    }

    @Test
    void keepsSiteWhoseStackIsSeenAgain() {
        SiteRegistry table = new SiteRegistry(2, Recorded::raw);
        Recorded first = new Recorded(1, 41);
        table.of(first);
        table.of(new Recorded(2, 42));
        table.of(new Recorded(1, 41));
        table.of(new Recorded(3, 43));

        Recorded again = new Recorded(1, 41);
        table.of(again);
        assertThat(again.reads).isZero();
        Reference.reachabilityFence(first); // prevents collection, which would remove the site
    }

    /** A stack with a known backtrace that counts how often it is read. */
    private static final class Recorded extends Throwable {
        private static final long serialVersionUID = 1;

        final transient Object[] raw;
        private final int line;
        int reads;

        Recorded(int place, int line) {
            raw = new Object[] {new int[] {place}};
            this.line = line;
        }

        static Object[] raw(Throwable stack) {
            return ((Recorded) stack).raw;
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            reads++;
            return stack("find", line).getStackTrace();
        }
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
