// finds: held warning at opened session_state=idle
// limits: short
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.util.concurrent.Semaphore;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Holds a connection while it waits for a lock that another thread holds for a long time. */
public final class WaitsForALock implements Program {
    @Override
    public void run(Host host) throws Exception {
        Semaphore lock = new Semaphore(0);
        Thread other = new Thread(() -> {
            try {
                Thread.sleep(4_600);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            lock.release();
        });
        try (Connection connection = host.dataSource().getConnection()) { // line: opened
            other.start();
            lock.acquire();
            connection.createStatement().executeQuery("SELECT * FROM account").close();
        }
    }
}
