package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.runtime.woven.ClassShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatementAttachmentsTest {
    private final Session session = session();
    private final ObjectAttachments attachments = new ObjectAttachments();
    private final StatementAttachments known = new StatementAttachments(attachments);

    /** Like a woven class. */
    private enum Woven {
        WITH_TEXT {
            @Override
            Object statement() {
                return new WithText();
            }
        },
        /** A statement whose superclass is woven and is not a statement. */
        WITHOUT_TEXT {
            @Override
            Object statement() {
                return new WithContent();
            }
        },
        /** A class that was loaded before the agent. */
        WITHOUT_FIELDS {
            @Override
            Object statement() {
                return new Object();
            }
        };

        abstract Object statement();
    }

    @ParameterizedTest
    @EnumSource
    void returnsRecordedValues(Woven woven) {
        Object statement = woven.statement();
        assertThat(attachments.get(statement)).isNull();

        known.made(statement, session, "SELECT 1");
        assertThat(sessionOf(statement)).isSameAs(session);
        assertThat(textOf(statement)).isEqualTo("SELECT 1");

        known.setText(attachments.get(statement), statement, "SELECT 2");
        assertThat(textOf(statement)).isEqualTo("SELECT 2");
        assertThat(isCountPending(statement)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void pendingCountLeavesOtherValuesUnchanged(Woven woven) {
        Object statement = woven.statement();
        known.made(statement, session, "UPDATE 1");

        known.setCountPending(attachments.get(statement), statement, true);
        assertThat(isCountPending(statement)).isTrue();
        assertThat(sessionOf(statement)).isSameAs(session);
        assertThat(textOf(statement)).isEqualTo("UPDATE 1");

        known.setText(attachments.get(statement), statement, "UPDATE 2");
        assertThat(textOf(statement)).isEqualTo("UPDATE 2");
        known.setCountPending(attachments.get(statement), statement, false);
        assertThat(isCountPending(statement)).isFalse();
        assertThat(textOf(statement)).isEqualTo("UPDATE 2");
    }

    @ParameterizedTest
    @EnumSource
    void resetsStatementThatItsPoolReturnsAgain(Woven woven) {
        Object statement = woven.statement();
        known.made(statement, session, "UPDATE 1");
        known.setCountPending(attachments.get(statement), statement, true);

        Session next = session();
        known.made(statement, next, "UPDATE 2");
        assertThat(sessionOf(statement)).isSameAs(next);
        assertThat(textOf(statement)).isEqualTo("UPDATE 2");
        assertThat(isCountPending(statement)).isFalse();
    }

    @Test
    void allocatesNothingForStatementWithFields() {
        WithText statement = new WithText();
        known.made(statement, session, "SELECT 1");

        assertThat(statement.sessionAuditSlot).isSameAs(session);
        assertThat(statement.sessionAuditText).isEqualTo("SELECT 1");
    }

    private Session sessionOf(Object statement) {
        return StatementAttachments.session(attachments.get(statement));
    }

    private String textOf(Object statement) {
        ClassShape shape = ClassShape.of(statement.getClass());
        return StatementAttachments.text(attachments.get(statement), shape.hasText() ? shape.text(statement) : null);
    }

    private boolean isCountPending(Object statement) {
        return StatementAttachments.isCountPending(attachments.get(statement));
    }

    private static Session session() {
        Owner owner = Owner.of(Thread.currentThread(), false);
        return new Session(new Object(), owner.origin(new Source("com.acme.Source", null)), 0, null);
    }

    private static class WithContent {
        protected transient Object sessionAuditSlot;
    }

    private static final class WithText {
        protected transient Object sessionAuditSlot;
        protected transient String sessionAuditText;
    }
}
