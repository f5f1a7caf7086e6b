package io.sessionaudit.scope;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.sessionaudit.scope.TestPool.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class StoreTest {

    @RegisterExtension
    final TestPool pool = new TestPool();

    /** A store that all threads share, as structured tasks share the values of their request. */
    private static final class OneForAll implements SessionStore {
        private volatile Session session;

        @Override
        public Session find() {
            return session;
        }

        @Override
        public void set(Session innermost) {
            session = innermost;
        }
    }

    @Test
    void usesCustomStoreForAllOperations() throws SQLException {
        OneForAll store = new OneForAll();
        Sessions sessions = Sessions.builder(pool.dataSource()).store(store).build();

        sessions.run(outer -> {
            assertThat(store.find()).isSameAs(outer);
            sessions.run(inner -> assertThat(store.find()).isSameAs(inner));
            assertThat(sessions.current()).isSameAs(outer);
        });
        assertThat(store.find()).isNull();
    }

    @Test
    void rejectsJoiningSessionOfAnotherThread() throws Exception {
        Sessions sessions =
                Sessions.builder(pool.dataSource()).store(new OneForAll()).build();

        sessions.run(session -> OtherThread.call(() -> {
            assertThatIllegalStateException()
                    .isThrownBy(() -> sessions.run(inner -> {}))
                    .withMessageContaining("thread \"other\"")
                    .withMessageContaining(session.toString());
            return null;
        }));
    }

    @Test
    void commitIsRefusedWhileTheStoreReturnsNoSession() throws SQLException {
        OneForAll store = new OneForAll();
        Sessions sessions = Sessions.builder(pool.dataSource()).store(store).build();

        try (Session session = sessions.open()) {
            store.set(null);
            assertThatIllegalStateException()
                    .isThrownBy(session::commit)
                    .withMessageContaining("the session store returns no session here");
            store.set(session);
            session.commit();
        }
    }

    @Test
    void separatesSessionsOfMoreThreadsThanTableSlots() throws Exception {
        StubDatabase database = new StubDatabase();
        ThreadStore store = new ThreadStore();
        Sessions sessions = Sessions.builder(database.dataSource()).store(store).build();
        int threads = 1_500;
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        CountDownLatch allOpen = new CountDownLatch(threads);
        List<Future<Boolean>> found = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            found.add(workers.submit(() -> sessions.call(session -> {
                allOpen.countDown();
                assertThat(allOpen.await(1, TimeUnit.MINUTES)).isTrue(); // one may have failed
                return store.find() == session && sessions.call(inner -> store.find() == inner);
            })));
        }
        for (Future<Boolean> each : found) {
            assertThat(each.get()).isTrue();
        }
        workers.shutdown();
    }

    @Test
    void runInsideOpenAndOpenInsideRunUseInnermost() throws SQLException {
        Sessions sessions = pool.sessions();
        try (Session opened = sessions.open()) {
            sessions.run(inner -> assertThat(sessions.current()).isSameAs(inner));
            assertThat(sessions.current()).isSameAs(opened);
            insert(opened, 1);
            opened.commit();
        }
        sessions.run(outer -> {
            try (Session opened = sessions.open()) {
                assertThat(sessions.current()).isSameAs(opened);
                opened.commit();
            }
            assertThat(sessions.current()).isSameAs(outer);
        });
        assertThat(sessions.isActive()).isFalse();
    }
}
