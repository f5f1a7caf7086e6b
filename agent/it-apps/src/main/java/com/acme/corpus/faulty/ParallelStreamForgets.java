// finds: 3 x abandoned error at opened
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Each element of a parallel stream opens a connection and does not close it. */
public final class ParallelStreamForgets implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        CyclicBarrier together = new CyclicBarrier(3);
        ForkJoinPool workers = new ForkJoinPool(3);
        workers.submit(() -> IntStream.range(0, 3).parallel().forEach(id -> check(source, together)))
                .get();
        WORKERS.add(workers);
    }

    private static final List<ForkJoinPool> WORKERS = new CopyOnWriteArrayList<>();

    private static void check(DataSource source, CyclicBarrier together) {
        try {
            Connection connection = source.getConnection(); // line: opened
            connection.createStatement().executeQuery("SELECT * FROM account").close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        await(together);
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
