// finds: 2 x second-session warning at inner with outer
package com.acme.corpus.faulty;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** An audit trail behind a generated proxy writes on a second connection during each payment. */
public final class AuditInProxy implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        Payments audited = (Payments) Proxy.newProxyInstance(
                Payments.class.getClassLoader(), new Class<?>[] {Payments.class}, (proxy, method, arguments) -> {
                    try (Connection trail = source.getConnection(); // line: inner
                            Statement statement = trail.createStatement()) {
                        statement.executeQuery("SELECT COUNT(*) FROM account").close();
                    }
                    return null;
                });
        for (int payment = 0; payment < 2; payment++) {
            try (Connection connection = source.getConnection(); // line: outer
                    Statement statement = connection.createStatement()) {
                audited.paid(statement.executeUpdate("UPDATE account SET balance = balance - 1"));
            }
        }
    }

    interface Payments {
        void paid(int accounts);
    }
}
