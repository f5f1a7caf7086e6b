package io.sessionaudit.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/** Names and annotations of tests that a listener sees. */
final class TestNames {
    private TestNames() {}

    /** {@return class and method, if the engine names them} */
    static String of(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        if (source instanceof MethodSource method) {
            return method.getClassName() + "." + method.getMethodName();
        }
        return source instanceof ClassSource type ? type.getClassName() : test.getDisplayName();
    }

    /** {@return the name of the class; empty if the engine does not name it} */
    static String type(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        if (source instanceof MethodSource method) {
            return method.getClassName();
        }
        return source instanceof ClassSource type ? type.getClassName() : "";
    }

    static TestRules rules(TestIdentifier test) {
        List<AnnotatedElement> elements = new ArrayList<>();
        TestSource source = test.getSource().orElse(null);
        Class<?> type = null;
        try {
            if (source instanceof MethodSource method) {
                type = method.getJavaClass();
                Method declared = method.getJavaMethod();
                elements.add(declared);
            } else if (source instanceof ClassSource owner) {
                type = owner.getJavaClass();
            }
        } catch (RuntimeException e) {
            return TestRules.DEFAULT; // an engine may name methods that are none of Java
        }
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            elements.add(each);
        }
        return TestRules.of(elements);
    }
}
