package io.sessionaudit.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * Fails each test, and each class, that leaves a session open or raises a finding. Registered automatically.
 *
 * <p>A scope begins before all other callbacks of the test. It ends after them, because it is the first object in the
 * test's store, which is closed last. Stateless, thread-safe.
 */
public final class SessionAuditExtension
        implements BeforeAllCallback, BeforeEachCallback, TestInstancePreConstructCallback, InvocationInterceptor {
    private static final Namespace NAMESPACE = Namespace.create(SessionAuditExtension.class);

    /** Created by Jupiter. */
    public SessionAuditExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        begin(context, true);
    }

    /** With one instance per class, the constructor runs before {@code beforeAll}. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            begin(context, true);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin(context, false);
    }

    @Override
    public void interceptAfterAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        OpenScope open = context.getStore(NAMESPACE).get(context, OpenScope.class);
        if (open != null) {
            open.scope.join(); // with parallel tests it may be another thread than that of the begin
        }
        invocation.proceed();
    }

    @Override
    @SuppressWarnings("try") // the scope only has to be closed
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext dynamic, ExtensionContext context)
            throws Throwable {
        TestAudit audit = TestAudit.current();
        if (audit == null) {
            invocation.proceed();
            return;
        }
        try (OpenScope open = new OpenScope(audit, audit.begin(name(context), type(context), false, rules(context)))) {
            invocation.proceed();
        }
    }

    /** The key is the context, because a store finds the values of enclosing contexts, too; its id as text is slow. */
    private static void begin(ExtensionContext context, boolean container) {
        TestAudit audit = TestAudit.current();
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        if (audit != null && store.get(context) == null) {
            store.put(
                    context,
                    new OpenScope(audit, audit.begin(name(context), type(context), container, rules(context))));
        }
    }

    private static String name(ExtensionContext context) {
        String test = context.getTestMethod().map(Method::getName).orElse("");
        String type = type(context);
        String display = context.getDisplayName();
        return test.isEmpty()
                ? type
                : type + "." + test
                        + (display.startsWith(test) && display.startsWith("(", test.length()) ? "" : " " + display);
    }

    private static String type(ExtensionContext context) {
        return context.getTestClass().map(Class::getName).orElse("");
    }

    private static TestRules rules(ExtensionContext context) {
        List<AnnotatedElement> elements = new ArrayList<>();
        context.getTestMethod().ifPresent(elements::add);
        for (Class<?> type = context.getTestClass().orElse(null); type != null; type = type.getEnclosingClass()) {
            elements.add(type);
        }
        return TestRules.of(elements);
    }

    /** Ends a scope when it is closed. */
    @SuppressWarnings("deprecation") // before JUnit 5.13, a store closes no other kind of object
    private static final class OpenScope implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        private final TestAudit audit;
        private final TestScope scope;
        private boolean closed;

        OpenScope(TestAudit audit, TestScope scope) {
            this.audit = audit;
            this.scope = scope;
        }

        @Override
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            List<SessionAuditFailure> failures = audit.judge(scope);
            if (!failures.isEmpty()) {
                SessionAuditFailure first = failures.get(0);
                failures.subList(1, failures.size()).forEach(first::addSuppressed);
                throw first;
            }
        }
    }
}
