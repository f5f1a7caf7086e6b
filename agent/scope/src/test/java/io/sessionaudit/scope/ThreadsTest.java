package io.sessionaudit.scope;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.sessionaudit.scope.TestPool.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ThreadsTest {

    @RegisterExtension
    final TestPool pool = new TestPool();

    @Test
    void eachThreadHasItsOwnSession() throws Exception {
        try (Session mine = pool.sessions().open()) {
            Connection other = OtherThread.call(() -> pool.sessions().call(Session::connection));

            assertThat(other).isNotSameAs(mine.connection());
        }
    }

    @Test
    void startedThreadDoesNotInheritSession() throws Exception {
        try (Session session = pool.sessions().open()) {
            assertThat(OtherThread.call(pool.sessions()::isActive)).isFalse();
            assertThat(pool.sessions().current()).isSameAs(session);
        }
    }

    @Test
    void lookupLeavesNoThreadLocalEntry() {
        assertThat(pool.sessions().isActive()).isFalse();
        assertThat(ThreadLocals.ofSessions()).isEmpty();

        assertThatThrownBy(pool.sessions()::current).isInstanceOf(IllegalStateException.class);
        assertThat(ThreadLocals.ofSessions()).isEmpty();
    }

    @Test
    void threadLocalCheckDetectsOpenSession() throws SQLException {
        try (Session session = pool.sessions().open()) {
            assertThat(ThreadLocals.ofSessions()).as("%s", session).hasSize(1);
        }
    }

    @Test
    void leavesNothingOnPoolThreads() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try {
            assertThat(resultsOf(workers, 200))
                    .allSatisfy(left -> assertThat(left).isEmpty());
        } finally {
            workers.shutdown();
        }
        // Every second task failed and was rolled back.
        assertThat(pool.committed()).hasSize(100);
    }

    private List<List<Object>> resultsOf(ExecutorService workers, int tasks) throws Exception {
        List<Callable<List<Object>>> work = new ArrayList<>();
        for (int id = 0; id < tasks; id++) {
            int task = id;
            work.add(() -> workAndLookForThreadLocals(task));
        }
        List<List<Object>> results = new ArrayList<>();
        for (Future<List<Object>> future : workers.invokeAll(work)) {
            results.add(future.get());
        }
        return results;
    }

    private List<Object> workAndLookForThreadLocals(int id) throws SQLException {
        try {
            pool.sessions()
                    .run(outer -> pool.sessions().run(inner -> {
                        insert(inner, id);
                        if (id % 2 == 0) {
                            throw new IOException("every second one");
                        }
                    }));
        } catch (IOException expected) {
            assertThat(id % 2).isZero();
        }
        return ThreadLocals.ofSessions();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreadsHaveOwnSessionsAndPrintWithoutName() throws Exception {
        // By reflection, because this is compiled for Java 17.
        ExecutorService workers = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        List<Callable<String>> work = new ArrayList<>();
        for (int id = 0; id < 200; id++) {
            int task = id;
            work.add(() -> pool.sessions().call(session -> {
                insert(session, task);
                return session.toString();
            }));
        }
        List<String> printed = new ArrayList<>();
        for (Future<String> future : workers.invokeAll(work)) {
            printed.add(future.get());
        }

        assertThat(printed).doesNotHaveDuplicates().allMatch(text -> text.matches(".* by thread #\\d+ in .*"));
        assertThat(pool.committed()).hasSize(200);
    }
}
