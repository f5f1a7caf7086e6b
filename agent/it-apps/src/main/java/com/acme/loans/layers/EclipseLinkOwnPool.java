package com.acme.loans.layers;

import java.util.List;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Project;
import org.eclipse.persistence.sessions.server.ClientSession;
import org.eclipse.persistence.sessions.server.ServerSession;

/** EclipseLink's own pool over DriverManager; threads take turns with its connections. */
public final class EclipseLinkOwnPool implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        DatabaseLogin login = new DatabaseLogin();
        login.setDriverClassName("org.h2.Driver");
        login.setConnectionString(lenders.url("database"));
        login.setUserName("");
        login.setPassword("");
        ServerSession server = (ServerSession) new Project(login).createServerSession(1, 4);
        server.dontLogMessages();
        server.login();
        lenders.closeAtEnd(server::logout);
        execute(server, "CREATE TABLE numbers (n INT)");
        for (int turn = 0; turn < 4; turn++) {
            Thread thread = new Thread(() -> execute(server, "INSERT INTO numbers VALUES (1)"), "turn-" + turn);
            thread.start();
            thread.join();
        }
        lenders.print("rows=" + rows(server).size());
        lenders.lendsNothing(lenders.name("database"));
    }

    private static void execute(ServerSession server, String sql) {
        ClientSession client = server.acquireClientSession();
        client.executeNonSelectingSQL(sql);
        client.release();
    }

    private static List<?> rows(ServerSession server) {
        ClientSession client = server.acquireClientSession();
        try {
            return client.executeSQL("SELECT n FROM numbers");
        } finally {
            client.release();
        }
    }
}
