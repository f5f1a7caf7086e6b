package io.sessionaudit.runtime.weave;

import java.util.List;

import io.sessionaudit.runtime.advice.ConnectionAdvice;
import io.sessionaudit.runtime.advice.DataSourceAdvice;
import io.sessionaudit.runtime.advice.ResultSetAdvice;
import io.sessionaudit.runtime.advice.StatementAdvice;
import io.sessionaudit.runtime.advice.XaAdvice;
import io.sessionaudit.runtime.woven.Role;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

import static net.bytebuddy.matcher.ElementMatchers.any;
import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

/** The advice for the methods of one role. Their names are those of {@link Role#methods}. */
final class AdviceOfRole {
    /** Methods of JDBC are public, and none is static: a static method of the same name is something else. */
    static final ElementMatcher.Junction<MethodDescription> CALLED =
            isPublic().and(not(isStatic().or(isAbstract()).or(isNative())));

    /** The one that ends a session. */
    static final ElementMatcher.Junction<MethodDescription> CLOSE =
            CALLED.and(named("close")).and(takesNoArguments());

    private static final ElementMatcher.Junction<MethodDescription> WITH_TEXT = takesArgument(0, String.class);
    private static final String[] EXECUTING = {
        "execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "executeBatch", "executeLargeBatch"
    };

    private final Advice.WithCustomMapping parameters;

    private AdviceOfRole(Advice.WithCustomMapping parameters) {
        this.parameters = parameters;
    }

    /** {@return all of it} */
    static List<AdvicePiece> of(Role role, ContentAccess access) {
        return new AdviceOfRole(AdviceParameters.of(access, role)).of(role);
    }

    private List<AdvicePiece> of(Role role) {
        return switch (role) {
            case DATA_SOURCE ->
                List.of(
                        borrowing(),
                        borrowingAsUser(),
                        on(DataSourceAdvice.Derive.class, any(), "createConnectionBuilder"),
                        on(
                                DataSourceAdvice.Close.class,
                                // Tomcat JDBC and c3p0 have a close that is told whether to force it.
                                takesNoArguments().or(takesArguments(boolean.class)),
                                "close",
                                "shutdown",
                                "dispose",
                                "terminate"));
            case FACTORY ->
                List.of(on(
                        DataSourceAdvice.Derive.class,
                        any(),
                        "getPooledConnection",
                        "getXAConnection",
                        "createPooledConnectionBuilder",
                        "createXAConnectionBuilder",
                        "build"));
            case POOLED_CONNECTION -> List.of(borrowing(), borrowingAsUser());
            case BUILDER -> List.of(on(DataSourceAdvice.Borrow.class, takesNoArguments(), "build"));
            case XA_RESOURCE ->
                List.of(
                        on(XaAdvice.Start.class, takesArguments(2), "start"),
                        on(XaAdvice.End.class, takesArguments(2), "end"),
                        on(
                                XaAdvice.Settle.class,
                                takesArgument(0, named("javax.transaction.xa.Xid")),
                                "commit",
                                "rollback",
                                "forget"));
            case CONNECTION ->
                List.of(
                        on(ConnectionAdvice.Close.class, takesNoArguments(), "close"),
                        on(ConnectionAdvice.Abort.class, takesArguments(1), "abort"),
                        on(ConnectionAdvice.Commit.class, takesNoArguments(), "commit"),
                        on(ConnectionAdvice.Rollback.class, takesNoArguments(), "rollback"),
                        on(
                                ConnectionAdvice.RollbackToSavepoint.class,
                                takesArgument(0, named("java.sql.Savepoint")),
                                "rollback"),
                        on(ConnectionAdvice.SetSavepoint.class, returns(named("java.sql.Savepoint")), "setSavepoint"),
                        on(ConnectionAdvice.SetAutoCommit.class, takesArgument(0, boolean.class), "setAutoCommit"),
                        on(
                                ConnectionAdvice.SetProperty.class,
                                takesArguments(1),
                                "setTransactionIsolation",
                                "setReadOnly",
                                "setCatalog",
                                "setSchema"),
                        on(ConnectionAdvice.CreateStatement.class, any(), "createStatement"),
                        on(ConnectionAdvice.PrepareStatement.class, WITH_TEXT, "prepareStatement", "prepareCall"),
                        on(ConnectionAdvice.GetMetaData.class, takesNoArguments(), "getMetaData"),
                        unwrapping(),
                        otherUse(),
                        // Lawful on every thread, and after close; or, as setClientInfo, not able to throw what a
                        // refusal is.
                        on(ConnectionAdvice.Query.class, any(), "isValid", "isWrapperFor", "setClientInfo"));
            case STATEMENT ->
                List.of(
                        on(StatementAdvice.ExecuteSql.class, WITH_TEXT, EXECUTING),
                        on(StatementAdvice.Execute.class, takesNoArguments(), EXECUTING),
                        on(StatementAdvice.GetConnection.class, takesNoArguments(), "getConnection"),
                        on(StatementAdvice.GetResultSet.class, takesNoArguments(), "getResultSet"),
                        on(StatementAdvice.AddBatch.class, WITH_TEXT, "addBatch"),
                        on(
                                StatementAdvice.GetUpdateCount.class,
                                takesNoArguments(),
                                "getUpdateCount",
                                "getLargeUpdateCount"));
            case RESULT_SET ->
                List.of(
                        on(ResultSetAdvice.ChangeRow.class, takesNoArguments(), "insertRow", "updateRow", "deleteRow"),
                        on(ResultSetAdvice.Next.class, takesNoArguments(), "next"));
        };
    }

    private AdvicePiece on(
            Class<?> advice, ElementMatcher.Junction<? super MethodDescription> methods, String... names) {
        return AdvicePiece.of(parameters, advice, CALLED.and(methods), names);
    }

    /** Whatever it returns: a more special type comes with a bridge method, which is not woven as it only calls this one. */
    private AdvicePiece borrowing() {
        return on(DataSourceAdvice.Borrow.class, takesNoArguments(), "getConnection");
    }

    private AdvicePiece borrowingAsUser() {
        return on(DataSourceAdvice.BorrowAsUser.class, takesArguments(String.class, String.class), "getConnection");
    }

    private AdvicePiece otherUse() {
        return on(
                ConnectionAdvice.Call.class,
                any(),
                "setHoldability",
                "setTypeMap",
                "setNetworkTimeout",
                "nativeSQL",
                "releaseSavepoint",
                "createArrayOf",
                "createBlob",
                "createClob",
                "createNClob",
                "createSQLXML",
                "createStruct",
                // These say little about use, but where a proxy fetches its connection late, any may make it fetch.
                "getAutoCommit",
                "isReadOnly",
                "getTransactionIsolation",
                "getCatalog",
                "getSchema",
                "getHoldability",
                "getTypeMap",
                "getClientInfo",
                "getNetworkTimeout",
                "getWarnings",
                "clearWarnings");
    }

    /** Tomcat and Druid show by getConnection what they wrap, DBCP by getDelegate. */
    private AdvicePiece unwrapping() {
        return on(
                ConnectionAdvice.Unwrap.class,
                ElementMatchers.<MethodDescription>named("unwrap")
                        .and(takesArguments(1))
                        .or(not(named("unwrap")).and(takesNoArguments()).and(not(returns(void.class)))),
                "unwrap",
                "getConnection",
                "getDelegate",
                "getInnermostDelegate");
    }
}
