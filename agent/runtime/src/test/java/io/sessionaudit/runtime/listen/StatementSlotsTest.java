package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.hooks.SessionAuditSlot;
import io.sessionaudit.hooks.SessionAuditTextSlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatementSlotsTest {
    private final Session session = session();
    private final StatementSlots known = new StatementSlots(new Slots());

    /** As a class comes out of the weaver. */
    private enum Woven {
        WITH_TEXT {
            @Override
            Object statement() {
                return new WithText();
            }
        },
        /** A statement whose superclass is woven, and is none. */
        WITHOUT_TEXT {
            @Override
            Object statement() {
                return new WithSlot();
            }
        },
        /** A proxy, or a class that was loaded before the agent came. */
        WITHOUT_SLOT {
            @Override
            Object statement() {
                return new Object();
            }
        };

        abstract Object statement();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotedOfAStatementIsKnown(Woven woven) {
        Object statement = woven.statement();
        assertThat(known.session(statement)).isNull();

        known.made(statement, session, "SELECT 1");
        assertThat(known.session(statement)).isSameAs(session);
        assertThat(known.text(statement)).isEqualTo("SELECT 1");

        known.text(statement, "SELECT 2");
        assertThat(known.text(statement)).isEqualTo("SELECT 2");
        assertThat(known.isCountPending(statement)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aCountThatWasWaitedForLeavesTheRestAsItWas(Woven woven) {
        Object statement = woven.statement();
        known.made(statement, session, "UPDATE 1");

        known.countPending(statement, true);
        assertThat(known.isCountPending(statement)).isTrue();
        assertThat(known.session(statement)).isSameAs(session);
        assertThat(known.text(statement)).isEqualTo("UPDATE 1");

        known.text(statement, "UPDATE 2");
        assertThat(known.text(statement)).isEqualTo("UPDATE 2");
        known.countPending(statement, false);
        assertThat(known.isCountPending(statement)).isFalse();
        assertThat(known.text(statement)).isEqualTo("UPDATE 2");
    }

    @ParameterizedTest
    @EnumSource
    void aStatementThatItsPoolLendsOnceMoreIsANewOne(Woven woven) {
        Object statement = woven.statement();
        known.made(statement, session, "UPDATE 1");
        known.countPending(statement, true);

        Session next = session();
        known.made(statement, next, "UPDATE 2");
        assertThat(known.session(statement)).isSameAs(next);
        assertThat(known.text(statement)).isEqualTo("UPDATE 2");
        assertThat(known.isCountPending(statement)).isFalse();
    }

    @Test
    void nothingIsMadeForAStatementWithTheFields() {
        WithText statement = new WithText();
        known.made(statement, session, "SELECT 1");

        assertThat(statement.sessionAuditSlot()).isSameAs(session);
    }

    private static Session session() {
        Owner owner = Owner.of(Thread.currentThread(), false);
        return new Session(new Object(), owner.origin(new Source("com.acme.Source", null)), 0, null);
    }

    private static class WithSlot implements SessionAuditSlot {
        private Object content;

        @Override
        public Object sessionAuditSlot() {
            return content;
        }

        @Override
        public void sessionAuditSlot(Object next) {
            content = next;
        }
    }

    private static final class WithText extends WithSlot implements SessionAuditTextSlot {
        private String text;

        @Override
        public String sessionAuditText() {
            return text;
        }

        @Override
        public boolean sessionAuditText(String next) {
            text = next;
            return true;
        }
    }
}
