package io.sessionaudit.scope;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.sessionaudit.scope.TestPool.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class HandOverTest {

    @RegisterExtension
    final TestPool pool = new TestPool();

    @Test
    void adoptingThreadContinuesAndEndsSession() throws Exception {
        Sessions sessions = pool.sessions();
        Session handedOver = sessions.open();
        insert(handedOver, 1);
        HandOver handOver = handedOver.handOver();

        OtherThread.call(() -> {
            try (Session adopted = handOver.adopt()) {
                assertThat(adopted).isSameAs(handedOver);
                assertThat(sessions.current()).isSameAs(adopted);
                assertThat(adopted.toString()).contains("adopted by thread \"other\"", "by thread \"main\"");
                sessions.run(joined -> insert(joined, 2));
                adopted.commit();
            }
            assertThat(ThreadLocals.ofSessions()).isEmpty();
            return null;
        });

        assertThat(pool.committed()).containsExactly(1, 2);
        assertThat(handedOver.toString()).matches("Session \\d+ \\[closed \\S+ by thread \"other\".*");
    }

    @Test
    void handingOverFreesThreadAndRejectsItsFurtherUse() throws Exception {
        Sessions sessions = pool.sessions();
        Session handedOver = sessions.open();
        try (HandOver handOver = handedOver.handOver()) {
            assertThat(sessions.isActive()).isFalse();
            assertThat(handedOver.toString()).contains("[handed over, opened ");
            assertThatIllegalStateException()
                    .isThrownBy(handedOver::connection)
                    .withMessageContaining("has no owner until a thread adopts it");

            sessions.never().run(own -> assertThat(own.connection()).isNotNull());

            OtherThread.call(() -> {
                handOver.adopt();
                return null;
            });
            assertThatIllegalStateException()
                    .isThrownBy(handedOver::connection)
                    .withMessageContaining("is used only by the thread");
            // The other thread has ended, so this thread closes the session.
            handedOver.lifetime.setOwner(Thread.currentThread());
            handedOver.scope.store().set(handedOver);
            handedOver.close();
        }
    }

    @Test
    void closingHandOverRollsBackSessionNotAdopted() throws SQLException {
        Session handedOver = pool.sessions().open();
        insert(handedOver, 1);

        handedOver.handOver().close();

        assertThat(pool.borrowed()).isZero();
        assertThat(pool.committed()).isEmpty();
        assertThat(handedOver.toString()).contains("[closed ");
    }

    @Test
    void canBeAdoptedOnce() throws Exception {
        HandOver handOver = pool.sessions().open().handOver();
        Session back = handOver.adopt();

        assertThatIllegalStateException().isThrownBy(handOver::adopt).withMessageContaining("adopted or closed before");
        handOver.close();
        assertThat(pool.borrowed()).isEqualTo(1);

        back.close();
    }

    @Test
    void rejectsAdoptionByThreadWithSessionButAllowsLaterAdoption() throws Exception {
        Sessions sessions = pool.sessions();
        HandOver handOver = sessions.open().handOver();

        sessions.run(own -> assertThatIllegalStateException()
                .isThrownBy(handOver::adopt)
                .withMessageContaining("A thread has one session at a time"));

        OtherThread.call(() -> {
            handOver.adopt().close();
            return null;
        });
        assertThat(pool.borrowed()).isZero();
    }

    @Test
    void rejectsHandOverOfRunJoinedAndOuterSessions() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(session -> assertThatIllegalStateException()
                .isThrownBy(session::handOver)
                .withMessageContaining("a session of run or call ends with its body"));
        try (Session outer = sessions.open()) {
            try (Session joined = sessions.open()) {
                assertThatIllegalStateException().isThrownBy(joined::handOver);
                assertThatIllegalStateException().isThrownBy(outer::handOver);
                joined.commit();
            }
        }
    }

    @Test
    void handOverOfRequiresNewSessionLeavesOuterRunUnchanged() throws Exception {
        Sessions sessions = pool.sessions();
        sessions.run(outer -> {
            HandOver handOver = sessions.requiresNew().open().handOver();
            assertThat(sessions.current()).isSameAs(outer);
            handOver.close();
            assertThat(sessions.current()).isSameAs(outer);
            insert(outer, 1);
        });

        assertThat(pool.committed()).containsExactly(1);
    }
}
