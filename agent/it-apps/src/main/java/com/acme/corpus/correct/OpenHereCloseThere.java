// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Opened in one method, used in another, closed in a third, by callbacks. */
public final class OpenHereCloseThere implements Program {
    @Override
    public void run(Host host) throws Exception {
        AtomicReference<Connection> current = new AtomicReference<>();
        Callable<Void> begin = () -> {
            current.set(host.dataSource().getConnection());
            current.get().setAutoCommit(false);
            return null;
        };
        Callable<Void> work = () -> {
            current.get().createStatement().executeUpdate("UPDATE account SET balance = 1");
            return null;
        };
        Callable<Void> end = () -> {
            current.get().commit();
            current.getAndSet(null).close();
            return null;
        };
        for (Callable<Void> step : List.of(begin, work, end)) {
            step.call();
        }
    }
}
