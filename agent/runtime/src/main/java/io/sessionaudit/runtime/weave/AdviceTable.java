package io.sessionaudit.runtime.weave;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.sessionaudit.hooks.SessionAuditHooks;
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
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.implementation.bytecode.Removal;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;
import net.bytebuddy.implementation.bytecode.member.FieldAccess;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

import static net.bytebuddy.matcher.ElementMatchers.any;
import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isBridge;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;
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
    private static final String[] EXECUTING = {
        "execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "executeBatch", "executeLargeBatch"
    };

    /** What a hook throws is thrown away, and that it has thrown is noted. */
    private static final StackManipulation NOTES_FAILURE = notesFailure();

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

    /** An advice, and the methods it goes into: those with one of the names that are as the matcher wants them. */
    private record Piece(Advice advice, Set<String> names, ElementMatcher<? super MethodDescription> methods) {}

    /** {@return what goes into a class of these roles} */
    AdviceForClass of(Set<Role> roles) {
        return of(roles.stream().flatMap(role -> of(role).stream()).toArray(Piece[]::new));
    }

    private static AdviceForClass of(Piece... pieces) {
        AsmVisitorWrapper.ForDeclaredMethods all = new AsmVisitorWrapper.ForDeclaredMethods();
        Set<String> names = new HashSet<>();
        for (Piece piece : pieces) {
            all = all.invokable(piece.methods, piece.advice);
            names.addAll(piece.names);
        }
        return new AdviceForClass(all, names);
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
    static AdviceForClass ofDriverManager() {
        return of(on(DriverManagerAdvice.class, isStatic().and(isPublic()).and(WITH_TEXT), "getConnection"));
    }

    /** {@return what goes into the one class of the scope API that is there to be woven} */
    static AdviceForClass ofScopeEvents() {
        return of(on(ScopeAdvice.class, isStatic(), "happened"));
    }

    private static List<Piece> make(Role role) {
        return switch (role) {
            case DATA_SOURCE ->
                List.of(
                        borrowing(),
                        on(DeriveAdvice.class, any(), "createConnectionBuilder"),
                        on(
                                PoolCloseAdvice.class,
                                // Tomcat JDBC and c3p0 have a close that is told whether to force it.
                                isPublic().and(takesNoArguments().or(takesArguments(boolean.class))),
                                "close",
                                "shutdown",
                                "dispose",
                                "terminate"));
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
                        on(BranchEndAdvice.class, takesArguments(2), "end"));
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
                        // Lawful on every thread, and after close; or, as setClientInfo, not able to throw what a
                        // refusal is.
                        on(QuestionAdvice.class, isPublic(), "isValid", "isWrapperFor", "setClientInfo"));
            case STATEMENT ->
                List.of(
                        on(ExecuteTextAdvice.class, WITH_TEXT, EXECUTING),
                        on(ExecuteAdvice.class, takesNoArguments(), EXECUTING),
                        on(StatementConnectionAdvice.class, takesNoArguments().and(not(isStatic())), "getConnection"),
                        on(ResultSetAdvice.class, takesNoArguments(), "getResultSet"),
                        on(BatchAdvice.class, WITH_TEXT, "addBatch"),
                        on(UpdateCountAdvice.class, takesNoArguments(), "getUpdateCount", "getLargeUpdateCount"));
            case RESULT_SET ->
                List.of(
                        on(RowAdvice.class, takesNoArguments(), "insertRow", "updateRow", "deleteRow"),
                        on(RowReadAdvice.class, takesNoArguments(), "next"));
        };
    }

    private static Piece on(
            Class<?> advice, ElementMatcher.Junction<? super MethodDescription> methods, String... names) {
        return new Piece(
                read(advice),
                Set.of(names),
                ElementMatchers.<MethodDescription>namedOneOf(names)
                        .and(CONCRETE)
                        .and(methods));
    }

    /** By its class file: reflection would make a proxy of each annotation. */
    private static Advice read(Class<?> advice) {
        ClassFileLocator own = ClassFileLocator.ForClassLoader.of(AdviceTable.class.getClassLoader());
        return Advice.to(new AdviceTypes(own).describe(advice.getName()).resolve(), own)
                .withExceptionHandler(NOTES_FAILURE);
    }

    private static StackManipulation notesFailure() {
        try {
            return new StackManipulation.Compound(
                    Removal.SINGLE,
                    IntegerConstant.ONE,
                    FieldAccess.forField(
                                    new FieldDescription.ForLoadedField(SessionAuditHooks.class.getField("failed")))
                            .write());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whatever it returns: a more special type comes with a bridge method, and bridge methods are not woven. */
    private static Piece borrowing() {
        return on(
                BorrowAdvice.class,
                not(isStatic()).and(takesNoArguments().or(takesArguments(String.class, String.class))),
                "getConnection");
    }

    private static Piece otherUse() {
        return on(
                CallAdvice.class,
                isPublic(),
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
    private static Piece unwrapping() {
        return on(
                UnwrapAdvice.class,
                isPublic()
                        .and(not(isStatic()))
                        .and(ElementMatchers.<MethodDescription>named("unwrap")
                                .and(takesArguments(1))
                                .or(not(named("unwrap")).and(takesNoArguments()).and(not(returns(void.class))))),
                "unwrap",
                "getConnection",
                "getDelegate",
                "getInnermostDelegate");
    }
}
