package io.sessionaudit.runtime.weave;

import java.util.List;
import java.util.stream.Stream;

import io.sessionaudit.core.jdbc.KnownPool;
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
    /** The methods of JDBC are public and not static; a static method of the same name is not one of them. */
    static final ElementMatcher.Junction<MethodDescription> CALLED =
            isPublic().and(not(isStatic().or(isAbstract()).or(isNative())));

    /** The method that ends a session. */
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

    /** {@return the advice for the methods of a role} */
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
                                // The parameter of close(boolean) of Tomcat JDBC and c3p0 is whether to force it.
                                takesNoArguments().or(takesArguments(boolean.class)),
                                KnownPool.closeMethods().toArray(String[]::new)));
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
                        // Permitted on every thread and after close; or, like setClientInfo, unable to throw the
                        // exception of a refusal.
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

    /** With any return type; the bridge method of a covariant one is not woven, because it only calls the method. */
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
                // Weak evidence of use, but if a proxy fetches its connection late, any of them may trigger it.
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

    /** {@code unwrap}, and the methods of known pools that return what their connections wrap. */
    private AdvicePiece unwrapping() {
        return on(
                ConnectionAdvice.Unwrap.class,
                ElementMatchers.<MethodDescription>named("unwrap")
                        .and(takesArguments(1))
                        .or(not(named("unwrap")).and(takesNoArguments()).and(not(returns(void.class)))),
                Stream.concat(Stream.of("unwrap"), KnownPool.unwrapMethods().stream())
                        .toArray(String[]::new));
    }
}
