// finds: abandoned error at opened
package com.acme.corpus.faulty;

import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A cache of connections that the garbage collector clears. */
public final class WeakCache implements Program {
    @Override
    public void run(Host host) throws Exception {
        remember(host.dataSource());
    }

    private static final Map<String, WeakReference<Connection>> CACHE = new ConcurrentHashMap<>();

    private static void remember(DataSource source) throws SQLException {
        CACHE.put("accounts", new WeakReference<>(source.getConnection())); // line: opened
    }
}
