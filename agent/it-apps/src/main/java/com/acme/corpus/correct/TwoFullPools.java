// finds: nothing
// limits: short
package com.acme.corpus.correct;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Every thread has one connection of each of two fully used pools, and no thread waits. */
public final class TwoFullPools implements Program {
    @Override
    public void run(Host host) throws Exception {
        CyclicBarrier together = new CyclicBarrier(4);
        List<Thread> copies = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            Thread copy = new Thread(() -> copy(host, together));
            copy.start();
            copies.add(copy);
        }
        for (Thread copy : copies) {
            copy.join();
        }
    }

    private static void copy(Host host, CyclicBarrier together) {
        try (Connection from = host.dataSource().getConnection();
                Connection to = host.otherDataSource().getConnection()) {
            together.await(30, TimeUnit.SECONDS);
            from.createStatement().executeQuery("SELECT * FROM account").close();
            to.createStatement().executeQuery("SELECT * FROM account").close();
            Thread.sleep(1_600);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
