package com.acme.loans.handmade;

import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.acme.support.MinimalDataSource;

/** A data source whose connections are of a class that is compiled at run time; each is used and closed once. */
abstract class GeneratedConnections implements Scenario {
    private static final int LOANS = 5;

    /** {@return the sources by the simple name of their class; one of them is {@link #className()}} */
    abstract Map<String, String> sources();

    /** {@return the simple name of the connection's class; it begins with the scenario's name} */
    final String className() {
        return getClass().getSimpleName() + "Connection";
    }

    @Override
    public final void run(Lenders lenders) throws Exception {
        Constructor<?> constructor = Delegation.load(className(), sources()).getDeclaredConstructor(Connection.class);
        Source source = new Source(lenders.url("database"), constructor);
        for (int n = 0; n < LOANS; n++) {
            lenders.print("answer=" + Sql.text(source, "SELECT " + n));
        }
        lenders.lends(getClass().getSimpleName(), () -> LOANS);
    }

    private static final class Source extends MinimalDataSource {
        private final String url;
        private final Constructor<?> constructor;

        Source(String url, Constructor<?> constructor) {
            this.url = url;
            this.constructor = constructor;
        }

        @Override
        public Connection getConnection() throws SQLException {
            try {
                return (Connection) constructor.newInstance(Physical.open(url));
            } catch (ReflectiveOperationException e) {
                throw new SQLException(e);
            }
        }
    }
}
