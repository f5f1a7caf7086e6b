package io.sessionaudit.runtime.weave;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.sessionaudit.runtime.advice.AbortAdvice;
import io.sessionaudit.runtime.advice.AutoCommitAdvice;
import io.sessionaudit.runtime.advice.BatchAdvice;
import io.sessionaudit.runtime.advice.BorrowAdvice;
import io.sessionaudit.runtime.advice.BranchEndAdvice;
import io.sessionaudit.runtime.advice.BranchStartAdvice;
import io.sessionaudit.runtime.advice.CallAdvice;
import io.sessionaudit.runtime.advice.CloseAdvice;
import io.sessionaudit.runtime.advice.CommitAdvice;
import io.sessionaudit.runtime.advice.CreateStatementAdvice;
import io.sessionaudit.runtime.advice.DeriveAdvice;
import io.sessionaudit.runtime.advice.DriverManagerAdvice;
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
import io.sessionaudit.runtime.advice.ScopeAdvice;
import io.sessionaudit.runtime.advice.StateAdvice;
import io.sessionaudit.runtime.advice.StatementConnectionAdvice;
import io.sessionaudit.runtime.advice.UnwrapAdvice;
import io.sessionaudit.runtime.advice.UpdateCountAdvice;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isBridge;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

/**
 * Which advice goes into which methods of a class, by its roles. To make an advice is to read and understand its class file,
 * so each is made when the first class comes that needs it.
 *
 * <p>Threadsafe. What two threads make at the same time is equal, and either serves; neither waits for the other.
 */
final class AdviceTable {
    private static final ElementMatcher.Junction<MethodDescription> CONCRETE =
            not(isAbstract().or(isNative()).or(isBridge()));
    private static final ElementMatcher.Junction<MethodDescription> WITH_TEXT = takesArgument(0, String.class);

    private final Map<Role, List<Piece>> known = new ConcurrentHashMap<>();

    /** Types that advice names. Those of the hooks are loaded, but no loader shows their files: they were defined by us. */
    private static final class AdviceTypes extends TypePool.Default.WithLazyResolution {
        AdviceTypes(ClassFileLocator locator) {
            super(new CacheProvider.Simple(), locator, ReaderMode.FAST);
        }

        @Override
        protected Resolution doResolve(String name) {
            Resolution read = super.doResolve(name);
            if (read.isResolved()) {
                return read;
            }
            try {
                return new Resolution.Simple(TypeDescription.ForLoadedType.of(
                        Class.forName(name, false, AdviceTable.class.getClassLoader())));
            } catch (ClassNotFoundException e) {
                return read;
            }
        }
    }

    /** An advice, and the methods it goes into. */
    private record Piece(Advice advice, ElementMatcher<? super MethodDescription> methods) {}

    /** {@return what goes into a class of these roles} */
    AsmVisitorWrapper of(Set<Role> roles) {
        // One for all: each by itself would describe all methods of the class again.
        AsmVisitorWrapper.ForDeclaredMethods all = new AsmVisitorWrapper.ForDeclaredMethods();
        for (Role role : roles) {
            for (Piece piece : of(role)) {
                all = all.invokable(piece.methods, piece.advice);
            }
        }
        return all;
    }

    private List<Piece> of(Role role) {
        List<Piece> found = known.get(role);
        if (found == null) {
            found = make(role);
            known.put(role, found);
        }
        return found;
    }

    /** {@return what goes into {@code DriverManager}} */
    static AsmVisitorWrapper ofDriverManager() {
        return read(DriverManagerAdvice.class)
                .on(named("getConnection").and(isStatic()).and(isPublic()).and(WITH_TEXT));
    }

    /** {@return what goes into the one class of the scope API that is there to be woven} */
    static AsmVisitorWrapper ofScopeEvents() {
        return read(ScopeAdvice.class).on(named("happened").and(isStatic()));
    }

    private static List<Piece> make(Role role) {
        return switch (role) {
            case DATA_SOURCE ->
                List.of(
                        on(BorrowAdvice.class, borrowing()),
                        on(DeriveAdvice.class, named("createConnectionBuilder")),
                        on(
                                PoolCloseAdvice.class,
                                namedOneOf("close", "shutdown", "dispose", "terminate")
                                        .and(takesNoArguments())
                                        .and(isPublic())));
            case FACTORY ->
                List.of(on(
                        DeriveAdvice.class,
                        namedOneOf(
                                "getPooledConnection",
                                "getXAConnection",
                                "createPooledConnectionBuilder",
                                "createXAConnectionBuilder",
                                "build")));
            case POOLED_CONNECTION -> List.of(on(BorrowAdvice.class, borrowing()));
            case BUILDER -> List.of(on(BorrowAdvice.class, named("build").and(takesNoArguments())));
            case XA_RESOURCE ->
                List.of(
                        on(BranchStartAdvice.class, named("start").and(takesArguments(2))),
                        on(BranchEndAdvice.class, named("end").and(takesArguments(2))));
            case CONNECTION ->
                List.of(
                        on(CloseAdvice.class, named("close").and(takesNoArguments())),
                        on(AbortAdvice.class, named("abort").and(takesArguments(1))),
                        on(CommitAdvice.class, named("commit").and(takesNoArguments())),
                        on(RollbackAdvice.class, named("rollback").and(takesNoArguments())),
                        on(
                                SavepointRollbackAdvice.class,
                                named("rollback").and(takesArgument(0, named("java.sql.Savepoint")))),
                        on(SavepointAdvice.class, named("setSavepoint").and(returns(named("java.sql.Savepoint")))),
                        on(AutoCommitAdvice.class, named("setAutoCommit").and(takesArgument(0, boolean.class))),
                        on(
                                StateAdvice.class,
                                namedOneOf("setTransactionIsolation", "setReadOnly", "setCatalog", "setSchema")
                                        .and(takesArguments(1))),
                        on(CreateStatementAdvice.class, named("createStatement")),
                        on(
                                PrepareStatementAdvice.class,
                                namedOneOf("prepareStatement", "prepareCall").and(WITH_TEXT)),
                        on(MetaDataAdvice.class, named("getMetaData").and(takesNoArguments())),
                        on(UnwrapAdvice.class, unwrapping()),
                        on(CallAdvice.class, otherUse()),
                        on(QuestionAdvice.class, questions()));
            case STATEMENT ->
                List.of(
                        on(ExecuteTextAdvice.class, executing().and(WITH_TEXT)),
                        on(ExecuteAdvice.class, executing().and(takesNoArguments())),
                        on(StatementConnectionAdvice.class, showingConnection()),
                        on(ResultSetAdvice.class, named("getResultSet").and(takesNoArguments())),
                        on(BatchAdvice.class, named("addBatch").and(WITH_TEXT)),
                        on(
                                UpdateCountAdvice.class,
                                namedOneOf("getUpdateCount", "getLargeUpdateCount")
                                        .and(takesNoArguments())));
            case RESULT_SET ->
                List.of(
                        on(
                                RowAdvice.class,
                                namedOneOf("insertRow", "updateRow", "deleteRow")
                                        .and(takesNoArguments())),
                        on(RowReadAdvice.class, named("next").and(takesNoArguments())));
        };
    }

    private static Piece on(Class<?> advice, ElementMatcher.Junction<MethodDescription> methods) {
        return new Piece(read(advice), methods.and(CONCRETE));
    }

    /** By its class file: reflection would make a proxy of each annotation. */
    private static Advice read(Class<?> advice) {
        ClassFileLocator own = ClassFileLocator.ForClassLoader.of(AdviceTable.class.getClassLoader());
        return Advice.to(new AdviceTypes(own).describe(advice.getName()).resolve(), own);
    }

    /** Whatever it returns: a more special type comes with a bridge method, and bridge methods are not woven. */
    private static ElementMatcher.Junction<MethodDescription> borrowing() {
        return named("getConnection")
                .and(not(isStatic()))
                .and(takesNoArguments().or(takesArguments(String.class, String.class)));
    }

    private static ElementMatcher.Junction<MethodDescription> executing() {
        return namedOneOf(
                "execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "executeBatch", "executeLargeBatch");
    }

    private static ElementMatcher.Junction<MethodDescription> otherUse() {
        return namedOneOf(
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
                        // These say little about use, but on a proxy that fetches its connection late any of them may
                        // be
                        // the call that does.
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
                        "clearWarnings")
                .and(isPublic());
    }

    private static ElementMatcher.Junction<MethodDescription> showingConnection() {
        return named("getConnection").and(takesNoArguments()).and(not(isStatic()));
    }

    /** Tomcat and Druid show by getConnection what they wrap, DBCP by getDelegate. */
    private static ElementMatcher.Junction<MethodDescription> unwrapping() {
        return named("unwrap")
                .and(takesArguments(1))
                .or(namedOneOf("getConnection", "getDelegate", "getInnermostDelegate")
                        .and(takesNoArguments())
                        .and(not(returns(void.class))))
                .and(isPublic())
                .and(not(isStatic()));
    }

    /** Lawful on every thread, and after close; or, as setClientInfo, not able to throw what a refusal is. */
    private static ElementMatcher.Junction<MethodDescription> questions() {
        return namedOneOf("isValid", "isWrapperFor", "setClientInfo").and(isPublic());
    }
}
