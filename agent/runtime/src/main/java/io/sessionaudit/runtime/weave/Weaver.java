package io.sessionaudit.runtime.weave;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sessionaudit.hooks.SessionAuditSlot;
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
import io.sessionaudit.runtime.advice.UpdateCountAdvice;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.modifier.FieldPersistence;
import net.bytebuddy.description.modifier.SyntheticState;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.FieldAccessor;
import net.bytebuddy.matcher.ElementMatcher;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
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
 * Weaves the advice into one class file at a time. This is the one class that drives Byte Buddy.
 *
 * <p>Threadsafe: everything it keeps is immutable.
 */
final class Weaver {
    private static final String FIELD = "sessionAuditSlot";
    private static final String METHOD = "sessionAuditSlot";

    private static final Set<Role> WITHOUT_SLOT = Set.of(Role.XA_RESOURCE);

    private static final ElementMatcher.Junction<MethodDescription> CONCRETE =
            not(isAbstract().or(isNative()));
    private static final ElementMatcher.Junction<MethodDescription> WITH_TEXT = takesArgument(0, String.class);

    private final ByteBuddy byteBuddy =
            new ByteBuddy().with(TypeValidation.DISABLED).with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE);

    private final Map<Role, List<AsmVisitorWrapper>> wrappers = new EnumMap<>(Role.class);
    private final AsmVisitorWrapper driverManager = on(
            DriverManagerAdvice.class,
            named("getConnection").and(isStatic()).and(isPublic()).and(WITH_TEXT));

    private final AsmVisitorWrapper scopeEvents =
            on(ScopeAdvice.class, named("happened").and(isStatic()));

    Weaver() {
        wrappers.put(
                Role.DATA_SOURCE,
                List.of(
                        on(BorrowAdvice.class, borrowing()),
                        on(DeriveAdvice.class, named("createConnectionBuilder")),
                        on(
                                PoolCloseAdvice.class,
                                namedOneOf("close", "shutdown", "dispose", "terminate")
                                        .and(takesNoArguments())
                                        .and(isPublic()))));
        wrappers.put(
                Role.FACTORY,
                List.of(on(
                        DeriveAdvice.class,
                        namedOneOf(
                                "getPooledConnection",
                                "getXAConnection",
                                "createPooledConnectionBuilder",
                                "createXAConnectionBuilder",
                                "build"))));
        wrappers.put(Role.POOLED_CONNECTION, List.of(on(BorrowAdvice.class, borrowing())));
        wrappers.put(Role.BUILDER, List.of(on(BorrowAdvice.class, named("build").and(takesNoArguments()))));
        wrappers.put(
                Role.XA_RESOURCE,
                List.of(
                        on(BranchStartAdvice.class, named("start").and(takesArguments(2))),
                        on(BranchEndAdvice.class, named("end").and(takesArguments(2)))));
        wrappers.put(
                Role.CONNECTION,
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
                                namedOneOf("setTransactionIsolation", "setSchema")
                                        .and(takesArguments(1))),
                        on(CreateStatementAdvice.class, named("createStatement")),
                        on(
                                PrepareStatementAdvice.class,
                                namedOneOf("prepareStatement", "prepareCall").and(WITH_TEXT)),
                        on(CallAdvice.class, otherUse()),
                        on(QuestionAdvice.class, questions())));
        wrappers.put(
                Role.STATEMENT,
                List.of(
                        on(ExecuteTextAdvice.class, executing().and(WITH_TEXT)),
                        on(ExecuteAdvice.class, executing().and(takesNoArguments())),
                        on(ResultSetAdvice.class, named("getResultSet").and(takesNoArguments())),
                        on(BatchAdvice.class, named("addBatch").and(WITH_TEXT)),
                        on(
                                UpdateCountAdvice.class,
                                namedOneOf("getUpdateCount", "getLargeUpdateCount")
                                        .and(takesNoArguments()))));
        wrappers.put(
                Role.RESULT_SET,
                List.of(
                        on(
                                RowAdvice.class,
                                namedOneOf("insertRow", "updateRow", "deleteRow")
                                        .and(takesNoArguments())),
                        on(RowReadAdvice.class, named("next").and(takesNoArguments()))));
    }

    /**
     * Weaves what belongs to the roles of a class.
     *
     * @param inject whether the class gets the slot
     */
    byte[] weave(ClassLoader loader, String internalName, Set<Role> roles, boolean inject, byte[] classFile) {
        ClassFileLocator locator = locator(loader, internalName, classFile);
        TypeDescription type = describe(internalName, locator);
        DynamicType.Builder<?> builder = byteBuddy.redefine(type, locator);
        for (Role role : roles) {
            for (AsmVisitorWrapper wrapper : wrappers.get(role)) {
                builder = builder.visit(wrapper);
            }
        }
        if (inject && !WITHOUT_SLOT.containsAll(roles) && !changesSerialForm(type)) {
            builder = builder.implement(SessionAuditSlot.class)
                    .defineField(
                            FIELD,
                            Object.class,
                            Visibility.PRIVATE,
                            FieldPersistence.TRANSIENT,
                            SyntheticState.SYNTHETIC)
                    .defineMethod(METHOD, Object.class, Visibility.PUBLIC, SyntheticState.SYNTHETIC)
                    .intercept(FieldAccessor.ofField(FIELD))
                    .defineMethod(METHOD, void.class, Visibility.PUBLIC, SyntheticState.SYNTHETIC)
                    .withParameters(Object.class)
                    .intercept(FieldAccessor.ofField(FIELD));
        }
        return builder.make().getBytes();
    }

    /** Weaves {@code DriverManager}, which is a class of the JDK and may be loaded already: no field, advice only. */
    byte[] weaveDriverManager(ClassLoader loader, String internalName, byte[] classFile) {
        return advise(driverManager, loader, internalName, classFile);
    }

    /** Weaves the one class of the scope API that is there to be woven. */
    byte[] weaveScopeEvents(ClassLoader loader, String internalName, byte[] classFile) {
        return advise(scopeEvents, loader, internalName, classFile);
    }

    private byte[] advise(AsmVisitorWrapper wrapper, ClassLoader loader, String internalName, byte[] classFile) {
        ClassFileLocator locator = locator(loader, internalName, classFile);
        return byteBuddy
                .redefine(describe(internalName, locator), locator)
                .visit(wrapper)
                .make()
                .getBytes();
    }

    private static ClassFileLocator locator(ClassLoader loader, String internalName, byte[] classFile) {
        return new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(internalName.replace('/', '.'), classFile),
                ClassFileLocator.ForClassLoader.of(loader),
                // A loader may load the JDK's classes and yet not show their files.
                ClassFileLocator.ForClassLoader.ofPlatformLoader());
    }

    private static TypeDescription describe(String internalName, ClassFileLocator locator) {
        return new ReadableTypes(locator)
                .describe(internalName.replace('/', '.'))
                .resolve();
    }

    /** A new interface or method changes the computed serial version of a class that does not declare its own. */
    private static boolean changesSerialForm(TypeDescription type) {
        return type.getDeclaredFields().filter(named("serialVersionUID")).isEmpty()
                && type.isAssignableTo(Serializable.class);
    }

    private static AsmVisitorWrapper on(Class<?> advice, ElementMatcher.Junction<? super MethodDescription> methods) {
        return Advice.to(advice).on(CONCRETE.and(methods));
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
                        "setReadOnly",
                        "setCatalog",
                        "setHoldability",
                        "setTypeMap",
                        "setNetworkTimeout",
                        "getMetaData",
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

    /** Lawful on every thread, and after close; or, as setClientInfo, not able to throw what a refusal is. */
    private static ElementMatcher.Junction<MethodDescription> questions() {
        return namedOneOf("isValid", "isWrapperFor", "unwrap", "setClientInfo").and(isPublic());
    }
}
