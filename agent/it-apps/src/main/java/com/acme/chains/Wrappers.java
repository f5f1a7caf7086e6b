package com.acme.chains;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/** The data sources that applications put in front of pools. */
final class Wrappers {
    private Wrappers() {}

    /** Returns the connections unchanged. */
    static final class Delegating extends ChainSource {
        Delegating(DataSource behind) {
            super(behind);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return behind.getConnection();
        }
    }

    /** Returns proxies of the connections. */
    static final class Proxying extends ChainSource {
        Proxying(DataSource behind) {
            super(behind);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection target = behind.getConnection();
            return new ConnectionProxy() {
                @Override
                Connection target() {
                    return target;
                }

                @Override
                void close() throws SQLException {
                    target.close();
                }
            }.make();
        }
    }

    /** Uses the chain that the current thread names. */
    static final class Routing extends ChainSource {
        static final ThreadLocal<Integer> ROUTE = ThreadLocal.withInitial(() -> 0);

        private final List<DataSource> chains;

        Routing(List<DataSource> chains) {
            super(chains.get(0));
            this.chains = chains;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return chains.get(ROUTE.get()).getConnection();
        }
    }

    /** Borrows at the first call that needs a connection, as Spring's does. */
    static final class Lazy extends ChainSource {
        Lazy(DataSource behind) {
            super(behind);
        }

        @Override
        public Connection getConnection() {
            return new LazyConnection(behind, Routing.ROUTE.get()).make();
        }
    }

    private static final class LazyConnection extends ConnectionProxy {
        private final DataSource behind;
        private final int route;
        private Connection target;
        private boolean autoCommit = true;

        LazyConnection(DataSource behind, int route) {
            this.behind = behind;
            this.route = route;
        }

        @Override
        Object call(Method method, Object[] arguments) throws Throwable {
            if (target == null) {
                switch (method.getName()) {
                    case "setAutoCommit":
                        autoCommit = (boolean) arguments[0];
                        return null;
                    case "getAutoCommit":
                        return autoCommit;
                    case "commit", "rollback":
                        return null;
                    default:
                        break;
                }
            }
            return super.call(method, arguments);
        }

        @Override
        Connection target() throws SQLException {
            if (target == null) {
                int before = Routing.ROUTE.get();
                Routing.ROUTE.set(route);
                try {
                    target = behind.getConnection();
                } finally {
                    Routing.ROUTE.set(before);
                }
                if (!autoCommit) {
                    target.setAutoCommit(false);
                }
            }
            return target;
        }

        @Override
        void close() throws SQLException {
            if (target != null) {
                target.close();
            }
        }
    }

    /**
     * Has one connection per thread, which its last user closes, or which stays open until the end of the unit of work.
     */
    static final class PerThread extends ChainSource {
        private final boolean untilEnd;
        private final Map<Thread, Shared> shared = new ConcurrentHashMap<>();

        PerThread(DataSource behind, boolean untilEnd) {
            super(behind);
            this.untilEnd = untilEnd;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Thread thread = Thread.currentThread();
            Shared own = shared.get(thread);
            if (own == null) {
                own = new Shared(behind.getConnection());
                if (untilEnd) {
                    own.target.setAutoCommit(false);
                }
                shared.put(thread, own);
            }
            own.users++;
            return new SharedConnection(this, thread, own).make();
        }

        void end() throws SQLException {
            Shared own = untilEnd ? shared.remove(Thread.currentThread()) : null;
            if (own != null) {
                own.target.commit();
                own.target.close();
            }
        }
    }

    private static final class Shared {
        final Connection target;
        int users;

        Shared(Connection target) {
            this.target = target;
        }
    }

    private static final class SharedConnection extends ConnectionProxy {
        private final PerThread source;
        private final Thread opener;
        private final Shared shared;

        SharedConnection(PerThread source, Thread opener, Shared shared) {
            this.source = source;
            this.opener = opener;
            this.shared = shared;
        }

        @Override
        Connection target() {
            return shared.target;
        }

        @Override
        void close() throws SQLException {
            if (!source.untilEnd && --shared.users == 0) {
                source.shared.remove(opener);
                shared.target.close();
            }
        }
    }
}
