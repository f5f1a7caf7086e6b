package io.sessionaudit.runtime.weave;

import java.util.List;
import java.util.stream.Stream;

import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.runtime.advice.AbortAdvice;
import io.sessionaudit.runtime.advice.AutoCommitAdvice;
import io.sessionaudit.runtime.advice.BatchAdvice;
import io.sessionaudit.runtime.advice.BorrowAdvice;
import io.sessionaudit.runtime.advice.BranchEndAdvice;
import io.sessionaudit.runtime.advice.BranchSettledAdvice;
import io.sessionaudit.runtime.advice.BranchStartAdvice;
import io.sessionaudit.runtime.advice.CallAdvice;
import io.sessionaudit.runtime.advice.CloseAdvice;
import io.sessionaudit.runtime.advice.CommitAdvice;
import io.sessionaudit.runtime.advice.CreateStatementAdvice;
import io.sessionaudit.runtime.advice.DeriveAdvice;
import io.sessionaudit.runtime.advice.ExecuteAdvice;
import io.sessionaudit.runtime.advice.ExecuteTextAdvice;
import io.sessionaudit.runtime.advice.MetaDataAdvice;
import io.sessionaudit.runtime.advice.PoolCloseAdvice;
import io.sessionaudit.runtime.advice.PrepareStatementAdvice;
import io.sessionaudit.runtime.advice.QuestionAdvice;
import io.sessionaudit.runtime.advice.ResultSetAdvice;
import io.sessionaudit.runtime.advice.RollbackAdvice;
import io.sessionaudit.runtime.advice.RowAdvice;
import io.sessionaudit.runtime.advice.RowReadAdvice;
import io.sessionaudit.runtime.advice.SavepointAdvice;
import io.sessionaudit.runtime.advice.SavepointRollbackAdvice;
import io.sessionaudit.runtime.advice.StateAdvice;
import io.sessionaudit.runtime.advice.StatementConnectionAdvice;
import io.sessionaudit.runtime.advice.UnwrapAdvice;
import io.sessionaudit.runtime.advice.UpdateCountAdvice;
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
                        on(DeriveAdvice.class, any(), "createConnectionBuilder"),
                        on(
                                PoolCloseAdvice.class,
                                // The parameter of close(boolean) of Tomcat JDBC and c3p0 is whether to force it.
                                takesNoArguments().or(takesArguments(boolean.class)),
                                KnownPool.closeMethods().toArray(String[]::new)));
            case FACTORY ->
                List.of(on(
                        DeriveAdvice.class,
                        any(),
                        "getPooledConnection",
                        "getXAConnection",
                        "createPooledConnectionBuilder",
                        "createXAConnectionBuilder",
                        "build"));
            case POOLED_CONNECTION -> List.of(borrowing());
            case BUILDER -> List.of(on(BorrowAdvice.class, takesNoArguments(), "build"));
            case XA_RESOURCE ->
                List.of(
                        on(BranchStartAdvice.class, takesArguments(2), "start"),
                        on(BranchEndAdvice.class, takesArguments(2), "end"),
                        on(
                                BranchSettledAdvice.class,
                                takesArgument(0, named("javax.transaction.xa.Xid")),
                                "commit",
                                "rollback",
                                "forget"));
            case CONNECTION ->
                List.of(
                        on(CloseAdvice.class, takesNoArguments(), "close"),
                        on(AbortAdvice.class, takesArguments(1), "abort"),
                        on(CommitAdvice.class, takesNoArguments(), "commit"),
                        on(RollbackAdvice.class, takesNoArguments(), "rollback"),
                        on(SavepointRollbackAdvice.class, takesArgument(0, named("java.sql.Savepoint")), "rollback"),
                        on(SavepointAdvice.class, returns(named("java.sql.Savepoint")), "setSavepoint"),
                        on(AutoCommitAdvice.class, takesArgument(0, boolean.class), "setAutoCommit"),
                        on(
                                StateAdvice.class,
                                takesArguments(1),
                                "setTransactionIsolation",
                                "setReadOnly",
                                "setCatalog",
                                "setSchema"),
                        on(CreateStatementAdvice.class, any(), "createStatement"),
                        on(PrepareStatementAdvice.class, WITH_TEXT, "prepareStatement", "prepareCall"),
                        on(MetaDataAdvice.class, takesNoArguments(), "getMetaData"),
                        unwrapping(),
                        otherUse(),
                        // Permitted on every thread and after close; or, like setClientInfo, unable to throw the
                        // exception of a refusal.
                        on(QuestionAdvice.class, any(), "isValid", "isWrapperFor", "setClientInfo"));
            case STATEMENT ->
                List.of(
                        on(ExecuteTextAdvice.class, WITH_TEXT, EXECUTING),
                        on(ExecuteAdvice.class, takesNoArguments(), EXECUTING),
                        on(StatementConnectionAdvice.class, takesNoArguments(), "getConnection"),
                        on(ResultSetAdvice.class, takesNoArguments(), "getResultSet"),
                        on(BatchAdvice.class, WITH_TEXT, "addBatch"),
                        on(UpdateCountAdvice.class, takesNoArguments(), "getUpdateCount", "getLargeUpdateCount"));
            case RESULT_SET ->
                List.of(
                        on(RowAdvice.class, takesNoArguments(), "insertRow", "updateRow", "deleteRow"),
                        on(RowReadAdvice.class, takesNoArguments(), "next"));
        };
    }

    private AdvicePiece on(
            Class<?> advice, ElementMatcher.Junction<? super MethodDescription> methods, String... names) {
        return AdvicePiece.of(parameters, advice, CALLED.and(methods), names);
    }

    /** With any return type; the bridge method of a covariant one is not woven, because it only calls the method. */
    private AdvicePiece borrowing() {
        return on(
                BorrowAdvice.class, takesNoArguments().or(takesArguments(String.class, String.class)), "getConnection");
    }

    private AdvicePiece otherUse() {
        return on(
                CallAdvice.class,
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
                UnwrapAdvice.class,
                ElementMatchers.<MethodDescription>named("unwrap")
                        .and(takesArguments(1))
                        .or(not(named("unwrap")).and(takesNoArguments()).and(not(returns(void.class)))),
                Stream.concat(Stream.of("unwrap"), KnownPool.unwrapMethods().stream())
                        .toArray(String[]::new));
    }
}
