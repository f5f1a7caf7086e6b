package io.sessionaudit.runtime.listen;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

import com.acme.support.Databases;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.runtime.support.RecordingAudit;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Changes of a branch of a global transaction are not committed by the session. */
class GlobalTransactionTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    private final JdbcDataSource source = Databases.h2();

    private record Branch() implements Xid {
        @Override
        public int getFormatId() {
            return 1;
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return new byte[] {1};
        }

        @Override
        public byte[] getBranchQualifier() {
            return new byte[] {1};
        }
    }

    @BeforeEach
    void createTable() throws SQLException {
        try (Connection connection = source.getConnection()) {
            Databases.createTable(connection);
        }
    }

    @Test
    void ignoresHandleClosedAfterItsBranch() throws SQLException, XAException {
        XAConnection pooled = source.getXAConnection();
        Connection connection = pooled.getConnection();
        XAResource resource = pooled.getXAResource();
        Xid branch = new Branch();
        resource.start(branch, XAResource.TMNOFLAGS);
        change(connection);
        resource.end(branch, XAResource.TMSUCCESS);
        resource.prepare(branch);
        resource.commit(branch, false);
        connection.close();
        pooled.close();
        assertThat(audit.kinds()).isEmpty();
    }

    @Test
    void reportsLocalTransactionsAfterTheBranch() throws SQLException, XAException {
        XAConnection pooled = source.getXAConnection();
        Xid branch = new Branch();
        pooled.getXAResource().start(branch, XAResource.TMNOFLAGS);
        pooled.getXAResource().end(branch, XAResource.TMSUCCESS);
        pooled.getXAResource().rollback(branch);
        try (Connection connection = pooled.getConnection()) {
            connection.setAutoCommit(false);
            change(connection);
        }
        pooled.close();
        assertThat(audit.kinds()).containsExactly(FindingKind.UNCOMMITTED_CLOSE);
    }

    private static void change(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE item SET name = 'changed' WHERE id = 1");
        }
    }
}
