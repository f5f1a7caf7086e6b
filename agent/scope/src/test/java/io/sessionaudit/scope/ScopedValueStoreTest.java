package io.sessionaudit.scope;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.sessionaudit.scope.TestPool.insert;
import static org.assertj.core.api.Assertions.assertThat;

/** Sessions in a {@code ScopedValue}, which exists from Java 25 on; by reflection, because this is compiled for 17. */
@EnabledForJreRange(minVersion = 25)
class ScopedValueStoreTest {

    @RegisterExtension
    final TestPool pool = new TestPool();

    /** Like the documentation's example, for a request that binds its own sessions. */
    private static final class ScopedValueStore implements SessionStore {
        private final Object key;
        private final Class<?> type;

        ScopedValueStore() throws ReflectiveOperationException {
            type = Class.forName("java.lang.ScopedValue");
            key = type.getMethod("newInstance").invoke(null);
        }

        void inARequest(Runnable work) throws ReflectiveOperationException {
            Object carrier = type.getMethod("where", type, Object.class).invoke(null, key, new AtomicReference<>());
            Method run = Class.forName("java.lang.ScopedValue$Carrier").getMethod("run", Runnable.class);
            run.invoke(carrier, work);
        }

        @Override
        public Session find() {
            return place().get();
        }

        @Override
        public void set(Session session) {
            place().set(session);
        }

        @SuppressWarnings("unchecked")
        private AtomicReference<Session> place() {
            try {
                return (AtomicReference<Session>) type.getMethod("get").invoke(key);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void eachRequestHasItsOwnSessions() throws Exception {
        ScopedValueStore store = new ScopedValueStore();
        Sessions sessions = Sessions.builder(pool.dataSource()).store(store).build();

        store.inARequest(() -> {
            try {
                sessions.run(outer -> {
                    insert(outer, 1);
                    sessions.run(inner -> assertThat(inner.connection()).isSameAs(outer.connection()));
                    anotherRequest(store, sessions);
                });
                assertThat(sessions.isActive()).isFalse();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(pool.committed()).containsExactly(1);
    }

    private static void anotherRequest(ScopedValueStore store, Sessions sessions) {
        try {
            store.inARequest(() -> assertThat(sessions.isActive()).isFalse());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
